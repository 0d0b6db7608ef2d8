import type { FieldContract } from '../contract/derive.ts';
import { encodeMember } from '../odata/names.ts';
import type { EntitySet } from '../odata/entity-set.ts';
import type { ApiRoute, Visibility } from '../odata/registry.ts';
import type { Answer } from './answer.ts';

const EDM: Readonly<Record<FieldContract['type'], string>> = {
  guid: 'Edm.Guid',
  string: 'Edm.String',
  date: 'Edm.Date',
  datetime: 'Edm.DateTimeOffset',
  decimal: 'Edm.Decimal',
  int32: 'Edm.Int32',
  int64: 'Edm.Int64',
  boolean: 'Edm.Boolean',
  stream: 'Edm.Stream',
  enum: '',
};

function enumName(set: EntitySet, field: FieldContract): string {
  const { entity } = set.contract;
  return `${entity}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
}

function property(set: EntitySet, field: FieldContract): string {
  const type = field.type === 'enum' ? `Microsoft.NAV.${enumName(set, field)}` : EDM[field.type];
  const max = field.max === undefined ? '' : ` MaxLength="${field.max}"`;
  const scale = field.type === 'decimal' ? ' Scale="Variable"' : '';
  const nullable = field.name === set.contract.key ? ' Nullable="false"' : '';
  return `<Property Name="${field.name}" Type="${type}"${nullable}${max}${scale}/>`;
}

function enumTypes(set: EntitySet, fields: readonly FieldContract[]): string {
  return fields
    .filter((field) => field.type === 'enum')
    .map((field) => {
      const members = (field.values ?? []).map(
        (value, index) => `<Member Name="${encodeMember(value)}" Value="${index}"/>`,
      );
      return `<EnumType Name="${enumName(set, field)}">${members.join('')}</EnumType>`;
    })
    .join('');
}

/** The entity that a set's navigation leads to, when it is served on the same route. */
function navigations(set: EntitySet, route: ApiRoute): { name: string; target: EntitySet; many: boolean }[] {
  return Object.entries(set.navigation).flatMap(([name, { target, many }]) => {
    const found = route.sets.get(target);
    return found === undefined ? [] : [{ name, target: found, many }];
  });
}

function entityType(set: EntitySet, route: ApiRoute, visibility: Visibility): string {
  const fields = [...visibility.fields(set).values()];
  const { entity, key } = set.contract;
  const relations = navigations(set, route).map(({ name, target, many }) => {
    const type = `Microsoft.NAV.${target.contract.entity}`;
    return `<NavigationProperty Name="${name}" Type="${many ? `Collection(${type})` : type}" ContainsTarget="true"/>`;
  });
  return (
    `<EntityType Name="${entity}"><Key><PropertyRef Name="${key}"/></Key>` +
    `${fields.map((field) => property(set, field)).join('')}${relations.join('')}</EntityType>${enumTypes(set, fields)}`
  );
}

function companyType(set: EntitySet, route: ApiRoute, visibility: Visibility): string {
  const contained = [...route.sets.values()]
    .filter((other) => other !== set)
    .map(
      (other) =>
        `<NavigationProperty Name="${other.contract.set}" Type="Collection(Microsoft.NAV.${other.contract.entity})" ContainsTarget="true"/>`,
    );
  return entityType(set, route, visibility).replace('</EntityType>', `${contained.join('')}</EntityType>`);
}

function actions(set: EntitySet): string {
  return Object.keys(set.actions)
    .map(
      (name) =>
        `<Action Name="${name}" IsBound="true"><Parameter Name="bindingParameter" Type="Microsoft.NAV.${set.contract.entity}"/></Action>`,
    )
    .join('');
}

/** What may be done with the records of a set, in the OData vocabulary of capabilities. */
function capabilities({ verbs }: EntitySet['contract']): string {
  const restriction = (term: string, property: string, verb: string): string =>
    `<Annotation Term="Org.OData.Capabilities.V1.${term}Restrictions"><Record>` +
    `<PropertyValue Property="${property}" Bool="${verbs.includes(verb)}"/></Record></Annotation>`;
  return (
    restriction('Insert', 'Insertable', 'I') +
    restriction('Update', 'Updatable', 'M') +
    restriction('Delete', 'Deletable', 'D')
  );
}

/** The `$metadata` document (EDMX) of a route: what is visible, with types, lengths, enum members and relations. */
export function writeMetadata(route: ApiRoute, visibility: Visibility): Answer {
  const sets = [...route.sets.values()];
  const types = sets.map((set) =>
    set.contract.set === 'companies' ? companyType(set, route, visibility) : entityType(set, route, visibility),
  );
  const container = sets.map(
    ({ contract }) =>
      `<EntitySet Name="${contract.set}" EntityType="Microsoft.NAV.${contract.entity}">${capabilities(contract)}</EntitySet>`,
  );
  const body =
    '<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">' +
    '<edmx:DataServices><Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">' +
    `${types.join('')}${sets.map(actions).join('')}<EntityContainer Name="NAV">${container.join('')}</EntityContainer>` +
    '</Schema></edmx:DataServices></edmx:Edmx>';
  return { status: 200, headers: { 'content-type': 'application/xml', 'odata-version': '4.0' }, body };
}
