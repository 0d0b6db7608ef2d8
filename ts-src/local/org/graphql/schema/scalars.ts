import { GraphQLBoolean, GraphQLError, GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLString } from 'graphql';
import type { FieldKind } from './field-kinds.ts';

function scalar(name: string, accepts: (value: unknown) => boolean, expected: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    coerceOutputValue: (value) => value,
    coerceInputValue: (value) => {
      if (!accepts(value)) throw new GraphQLError(`${name} expects ${expected}, not ${JSON.stringify(value)}`);
      return value;
    },
  });
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isDateTime = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(value);

export const dateScalar = scalar('Date', isDate, 'YYYY-MM-DD');
export const dateTimeScalar = scalar('DateTime', isDateTime, 'an ISO 8601 date and time');
export const longScalar = scalar('Long', isNumber, 'a whole number');
export const idOrRefScalar = scalar('IdOrRef', isText, 'an id or "@{Alias}"');

/** The scalar of each kind of field (names as in schemas generated off a real org; the numbers also take text). */
export const scalarOf: Readonly<Record<FieldKind, GraphQLScalarType>> = {
  String: GraphQLString,
  Boolean: GraphQLBoolean,
  Int: GraphQLInt,
  ID: GraphQLID,
  Date: dateScalar,
  DateTime: dateTimeScalar,
  Long: longScalar,
  TextArea: scalar('TextArea', isText, 'text'),
  LongTextArea: scalar('LongTextArea', isText, 'text'),
  RichTextArea: scalar('RichTextArea', isText, 'text'),
  Double: scalar('Double', isNumber, 'a number'),
  Currency: scalar('Currency', isNumber, 'a number'),
  Percent: scalar('Percent', isNumber, 'a number'),
  Time: scalar('Time', isText, 'HH:MM:SS.sss'),
  Picklist: scalar('Picklist', isText, 'text'),
  MultiPicklist: scalar('MultiPicklist', isText, 'text'),
  Email: scalar('Email', isText, 'text'),
  PhoneNumber: scalar('PhoneNumber', isText, 'text'),
  Url: scalar('Url', isText, 'text'),
  EncryptedString: scalar('EncryptedString', isText, 'text'),
  Base64: scalar('Base64', isText, 'text'),
};
