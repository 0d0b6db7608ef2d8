import {
  calendarDate,
  DAY_MS,
  dayNumber,
  daysInMonth,
  isValidDay,
  parseDate,
  parseDateTime,
  parseTime,
} from '../calendar.ts';
import { toDouble, toInteger } from '../numbers.ts';
import type { Num } from '../numbers.ts';
import { isBlank, localTime, nowOf, todayOf } from '../typed.ts';
import type { Typed, ValueType } from '../typed.ts';
import { built, fail, momentOf, NUMBER, numberOf, textOf } from './definition.ts';
import type { Built, FunctionDefinition } from './definition.ts';

/** A number taken from a date, date/time or time. */
function part(
  name: string,
  type: ValueType,
  more: { compute: (value: number) => number; takesDateTime?: true },
): FunctionDefinition {
  return {
    name,
    family: 'date',
    syntax: `${name}(${type})`,
    parameters: [{ name: type, types: more.takesDateTime === true ? [type, 'datetime'] : [type] }],
    build: (args) => {
      const moment = momentOf(args, 0);
      const unit = type === 'date' && (args[0] as Typed).type === 'datetime' ? DAY_MS : 1;
      return built('number', (env) => {
        const value = moment(env);
        return value === null ? null : more.compute(Math.floor(value / unit));
      });
    },
  };
}

export const DATE_FUNCTIONS: readonly FunctionDefinition[] = [
  part('YEAR', 'date', {
    compute: (day) => calendarDate(day).year,
  }),
  part('MONTH', 'date', {
    compute: (day) => calendarDate(day).month,
  }),
  part('DAY', 'date', {
    compute: (day) => calendarDate(day).day,
  }),
  part('WEEKDAY', 'date', {
    compute: (day) => modulo(day + 4, 7) + 1,
  }),
  part('DAYOFYEAR', 'date', {
    compute: dayOfYear,
  }),
  part('ISOWEEK', 'date', {
    compute: isoWeek,
    takesDateTime: true,
  }),
  part('ISOYEAR', 'date', {
    compute: (day) => calendarDate(thursday(day)).year,
    takesDateTime: true,
  }),
  part('HOUR', 'time', {
    compute: (ms) => Math.floor(ms / 3_600_000),
  }),
  part('MINUTE', 'time', {
    compute: (ms) => Math.floor(ms / 60_000) % 60,
  }),
  part('SECOND', 'time', {
    compute: (ms) => Math.floor(ms / 1000) % 60,
  }),
  part('MILLISECOND', 'time', {
    compute: (ms) => ms % 1000,
  }),
  {
    name: 'DATE',
    family: 'date',
    syntax: 'DATE(year, month, day)',
    parameters: [
      { name: 'year', types: NUMBER },
      { name: 'month', types: NUMBER },
      { name: 'day', types: NUMBER },
    ],
    build: (args) => {
      const [year, month, day] = [numberOf(args, 0), numberOf(args, 1), numberOf(args, 2)];
      return built('date', (env) => {
        const [y, m, d] = [year(env), month(env), day(env)];
        if (y === null || m === null || d === null) return null;
        return (
          dayNumber(toInteger(y), toInteger(m), toInteger(d)) ??
          fail('FORMULA_NO_SUCH_DATE', 'DATE was given a date that does not exist')
        );
      });
    },
  },
  {
    name: 'ADDMONTHS',
    family: 'date',
    syntax: 'ADDMONTHS(date, num)',
    parameters: [
      { name: 'date', types: ['date', 'datetime'] },
      { name: 'num', types: NUMBER },
    ],
    build: buildAddMonths,
  },
  {
    name: 'DATEVALUE',
    family: 'date',
    syntax: 'DATEVALUE(expression)',
    parameters: [{ name: 'expression', types: ['text', 'datetime', 'date'] }],
    build: ([argument]) => buildDateValue(argument as Typed),
  },
  {
    name: 'DATETIMEVALUE',
    family: 'date',
    syntax: 'DATETIMEVALUE(expression)',
    parameters: [{ name: 'expression', types: ['text', 'datetime', 'date'] }],
    build: ([argument]) => buildDateTimeValue(argument as Typed),
  },
  {
    name: 'TIMEVALUE',
    family: 'date',
    syntax: 'TIMEVALUE(expression)',
    parameters: [{ name: 'expression', types: ['text', 'datetime', 'time'] }],
    build: ([argument]) => buildTimeValue(argument as Typed),
  },
  {
    name: 'TODAY',
    family: 'date',
    syntax: 'TODAY()',
    parameters: [],
    usesClock: true,
    build: () => built('date', todayOf),
  },
  {
    name: 'NOW',
    family: 'date',
    syntax: 'NOW()',
    parameters: [],
    usesClock: true,
    build: () => built('datetime', nowOf),
  },
  {
    name: 'TIMENOW',
    family: 'date',
    syntax: 'TIMENOW()',
    parameters: [],
    usesClock: true,
    build: () => built('time', (env) => modulo(nowOf(env), DAY_MS)),
  },
  {
    name: 'UNIXTIMESTAMP',
    family: 'date',
    syntax: 'UNIXTIMESTAMP(value)',
    parameters: [{ name: 'value', types: ['datetime', 'date', 'time'] }],
    build: (args) => {
      const moment = momentOf(args, 0);
      const unit = (args[0] as Typed).type === 'date' ? DAY_MS : 1;
      return built('number', (env) => {
        const value = moment(env);
        return value === null ? null : Math.trunc((value * unit) / 1000);
      });
    },
  },
  {
    name: 'FROMUNIXTIME',
    family: 'date',
    syntax: 'FROMUNIXTIME(number)',
    parameters: [{ name: 'number', types: NUMBER }],
    build: (args) => {
      const number = numberOf(args, 0);
      return built('datetime', (env) => {
        const value = number(env);
        if (value === null) return null;
        const ms = Math.trunc(toDouble(value) * 1000);
        return isValidDay(Math.floor(ms / DAY_MS))
          ? ms
          : fail('FORMULA_DATE_OUT_OF_RANGE', 'The moment lies outside the years 1 to 9999');
      });
    },
  },
  {
    name: 'FORMATDURATION',
    family: 'date',
    syntax: 'FORMATDURATION(seconds[, include_days]) or FORMATDURATION(start, end)',
    parameters: [
      { name: 'start', types: ['number', 'datetime', 'time'] },
      { name: 'end', types: ['boolean', 'datetime', 'time'], optional: true },
    ],
    build: (args, call) => {
      const [start, end] = args as readonly [Typed, Typed | undefined];
      const expected = start.type === 'number' || start.type === 'any' ? 'boolean' : start.type;
      if (
        end === undefined ? expected !== 'boolean' : end.type !== expected && end.type !== 'null' && end.type !== 'any'
      ) {
        call.problem(
          end ?? start,
          'FORMULA_WRONG_TYPE',
          `FORMATDURATION needs ${expected} as its second argument here`,
        );
      }
      return buildFormatDuration(start, end);
    },
  },
];

function buildAddMonths(args: readonly Typed[]): Built {
  const [moment, months] = [momentOf(args, 0), numberOf(args, 1)];
  const unit = (args[0] as Typed).type === 'datetime' ? DAY_MS : 1;
  return built((args[0] as Typed).type === 'datetime' ? 'datetime' : 'date', (env) => {
    const [value, count] = [moment(env), months(env)];
    if (value === null || count === null) return null;
    const day = Math.floor(value / unit);
    return addMonths(day, toInteger(count)) * unit + (value - day * unit);
  });
}

/** The day before the same day counted from the first of the next month, so that month ends stay month ends. */
function addMonths(day: number, months: number): number {
  const date = calendarDate(day);
  const index = date.year * 12 + date.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), modulo(index, 12) + 1];
  const last = daysInMonth(year, month);
  const wasLast = date.day === daysInMonth(date.year, date.month);
  return (
    dayNumber(year, month, wasLast ? last : Math.min(date.day, last)) ??
    fail('FORMULA_DATE_OUT_OF_RANGE', 'The date lies outside the years 1 to 9999')
  );
}

function buildDateValue(argument: Typed): Built {
  if (argument.type === 'date') return built('date', argument.run);
  if (argument.type === 'datetime') {
    const moment = momentOf([argument], 0);
    return built('date', (env) => {
      const value = moment(env);
      return value === null ? null : Math.floor(localTime(env, value) / DAY_MS);
    });
  }
  const text = textOf([argument], 0);
  return built('date', (env) => {
    const value = text(env);
    if (isBlank(value)) return null;
    return parseDate(value) ?? fail('FORMULA_NOT_A_DATE', 'DATEVALUE was given a text that is no date YYYY-MM-DD');
  });
}

function buildDateTimeValue(argument: Typed): Built {
  if (argument.type === 'datetime') return built('datetime', argument.run);
  if (argument.type === 'date') {
    const date = momentOf([argument], 0);
    return built('datetime', (env) => {
      const value = date(env);
      return value === null ? null : value * DAY_MS;
    });
  }
  const text = textOf([argument], 0);
  return built('datetime', (env) => {
    const value = text(env);
    if (isBlank(value)) return null;
    const match = /^(\d{4}-\d{1,2}-\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(value);
    const moment = match === null ? null : parseDateTime(`${match[1]}T${match[2]}:${two(match[3])}:${two(match[4])}`);
    return (
      moment ?? fail('FORMULA_NOT_A_DATE', 'DATETIMEVALUE was given a text that is no date/time YYYY-MM-DD HH:MM:SS')
    );
  });
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}

function buildTimeValue(argument: Typed): Built {
  if (argument.type === 'time') return built('time', argument.run);
  if (argument.type === 'datetime') {
    const moment = momentOf([argument], 0);
    return built('time', (env) => {
      const value = moment(env);
      return value === null ? null : modulo(value, DAY_MS);
    });
  }
  const text = textOf([argument], 0);
  return built('time', (env) => {
    const value = text(env);
    if (isBlank(value)) return null;
    const time = /^\d{1,2}:\d{2}:\d{2}\.\d{1,3}$/.test(value) ? parseTime(value) : null;
    return time ?? fail('FORMULA_NOT_A_TIME', 'TIMEVALUE was given a text that is no time HH:MM:SS.MS');
  });
}

function buildFormatDuration(start: Typed, end: Typed | undefined): Built {
  if (start.type === 'number' || start.type === 'any') {
    const seconds = numberOf([start], 0);
    return built('text', (env) => {
      const value: Num | null = seconds(env);
      return value === null ? null : duration(toDouble(value), end !== undefined && end.run(env) === true);
    });
  }
  const [from, to] = [momentOf([start], 0), momentOf([end as Typed], 0)];
  const withDays = start.type === 'datetime';
  return built('text', (env) => {
    const [a, b] = [from(env), to(env)];
    return a === null || b === null ? null : duration((b - a) / 1000, withDays);
  });
}

function duration(seconds: number, withDays: boolean): string {
  const total = Math.abs(Math.trunc(seconds));
  const hours = Math.floor(total / 3600);
  const rest = `${two(String(Math.floor(total / 60) % 60))}:${two(String(total % 60))}`;
  return withDays ? `${Math.floor(hours / 24)}:${two(String(hours % 24))}:${rest}` : `${two(String(hours))}:${rest}`;
}

function dayOfYear(day: number): number {
  return day - (dayNumber(calendarDate(day).year, 1, 1) as number) + 1;
}

/** The Thursday of a day's ISO week; 1970-01-01 was a Thursday. */
function thursday(day: number): number {
  return day - modulo(day + 3, 7) + 3;
}

function isoWeek(day: number): number {
  return Math.floor((dayOfYear(thursday(day)) - 1) / 7) + 1;
}

function modulo(value: number, divisor: number): number {
  const rest = value % divisor;
  return rest < 0 ? rest + divisor : rest;
}
