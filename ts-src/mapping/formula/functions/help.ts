/** What docs/formulas.md says of a function. It is no part of the running engine, which a browser has to load. */
export interface FunctionHelp {
  readonly summary: string;
  /** A formula and its result as TEXT shows it; tested. */
  readonly example: readonly [formula: string, result: string];
}

/** Help by the name of the function; complete (tested). */
export const FUNCTION_HELP: Readonly<Record<string, FunctionHelp>> = {
  AND: { summary: 'True when all conditions are true.', example: ['AND(1 < 2, 2 < 3)', 'true'] },
  OR: { summary: 'True when at least one condition is true.', example: ['OR(1 > 2, 2 < 3)', 'true'] },
  IF: {
    summary: 'One of two values, by a condition. Both must have the same type.',
    example: ['IF(2 > 1, "more", "less")', 'more'],
  },
  CASE: {
    summary: 'The result whose value equals the expression, else the last one. The expression may be a picklist.',
    example: ['CASE(2, 1, "one", 2, "two", "many")', 'two'],
  },
  ISBLANK: {
    summary: 'True when there is no value. An empty text counts as none; a blank number treated as zero does not.',
    example: ['ISBLANK("")', 'true'],
  },
  ISNULL: { summary: 'As ISBLANK, but a text is never null: use ISBLANK.', example: ['ISNULL("")', 'false'] },
  BLANKVALUE: {
    summary: 'The expression, or the substitute when it is blank.',
    example: ['BLANKVALUE("", "none")', 'none'],
  },
  NULLVALUE: {
    summary: 'As BLANKVALUE, but a text is never null: use BLANKVALUE.',
    example: ['NULLVALUE(NULL, 5)', '5'],
  },
  ISPICKVAL: {
    summary: 'True when a picklist field has the value. An empty text asks for no value.',
    example: ['ISPICKVAL(NULL, "Open")', 'false'],
  },
  ISNEW: { summary: 'True while a record is being created. Validation rules only.', example: ['ISNEW()', 'false'] },
  ISCLONE: {
    summary:
      'True while a record is being saved as a copy of another, which the API never does. Validation rules only.',
    example: ['ISCLONE()', 'false'],
  },
  ISCHANGED: {
    summary: 'True when the save changes the field; false for a new record. Validation rules only.',
    example: ['ISCHANGED(Name)', 'false'],
  },
  PRIORVALUE: {
    summary: "The field's value before the save; for a new record its present value. Validation rules only.",
    example: ['PRIORVALUE(Name)', 'Acme'],
  },
  UPPER: { summary: 'All letters in upper case.', example: ['UPPER("Abc")', 'ABC'] },
  LOWER: { summary: 'All letters in lower case.', example: ['LOWER("Abc")', 'abc'] },
  TRIM: { summary: 'The text without blanks at its ends.', example: ['TRIM("  a b ")', 'a b'] },
  INITCAP: {
    summary: 'The first letter of every word in upper case, the others in lower case.',
    example: ['INITCAP("hello WORLD")', 'Hello World'],
  },
  REVERSE: { summary: 'The characters in opposite order.', example: ['REVERSE("abc")', 'cba'] },
  LEFT: { summary: 'The first characters of a text.', example: ['LEFT("Counter", 3)', 'Cou'] },
  RIGHT: { summary: 'The last characters of a text.', example: ['RIGHT("Counter", 3)', 'ter'] },
  CONTAINS: {
    summary: 'True when a text contains another; case matters.',
    example: ['CONTAINS("Counterpart", "part")', 'true'],
  },
  BEGINS: {
    summary: 'True when a text begins with another; case matters.',
    example: ['BEGINS("Counterpart", "Count")', 'true'],
  },
  LPAD: {
    summary: 'Fills a text on the left to a length, with blanks or the given text; a longer text is cut.',
    example: ['LPAD("42", 5, "0")', '00042'],
  },
  RPAD: {
    summary: 'Fills a text on the right to a length, with blanks or the given text; a longer text is cut.',
    example: ['RPAD("42", 5, ".")', '42...'],
  },
  MID: {
    summary: 'Characters from the middle of a text; the first character has number 1.',
    example: ['MID("Counterpart", 8, 4)', 'part'],
  },
  LEN: { summary: 'Number of characters; 0 for a blank text.', example: ['LEN("four")', '4'] },
  FIND: {
    summary: 'Position of the first occurrence of a text in another, from 1; 0 when there is none. Case matters.',
    example: ['FIND("n", "Counterpart")', '4'],
  },
  SUBSTITUTE: {
    summary: 'Every occurrence of a text replaced by another; case matters. Blank when the text to replace is blank.',
    example: ['SUBSTITUTE("a-b-c", "-", "/")', 'a/b/c'],
  },
  TEXT: {
    summary: 'Text of a number, date, date/time, time or picklist, without formatting.',
    example: ['TEXT(DATE(2026, 1, 31))', '2026-01-31'],
  },
  VALUE: {
    summary:
      'The number a text shows (a point before the decimals, nothing between thousands); an error for other texts.',
    example: ['VALUE("12.50")', '12.5'],
  },
  ISNUMBER: {
    summary: 'True when VALUE can read the text; false for a blank one.',
    example: ['ISNUMBER("12a")', 'false'],
  },
  ASCII: { summary: 'Code point of the first character.', example: ['ASCII("A")', '65'] },
  CHR: { summary: 'The character with a code point; blank when there is none.', example: ['CHR(65)', 'A'] },
  BR: { summary: 'A line break.', example: ['"a" & BR() & "b"', 'a\nb'] },
  CASESAFEID: {
    summary: 'The 18-character form of a 15-character record id.',
    example: ['CASESAFEID("001D000000IqhSL")', '001D000000IqhSLIAZ'],
  },
  HYPERLINK: {
    summary: 'A link as the API returns it: an anchor element.',
    example: [
      'HYPERLINK("https://example.com", "Example")',
      '<a href="https://example.com" target="_blank">Example</a>',
    ],
  },
  IMAGE: {
    summary: 'An image as the API returns it: an image element.',
    example: ['IMAGE("/img/a.png", "A")', '<img src="/img/a.png" alt="A" border="0"/>'],
  },
  INCLUDES: {
    summary: 'True when a multi-select picklist has the value among those selected.',
    example: ['INCLUDES(NULL, "A")', 'false'],
  },
  PICKLISTCOUNT: {
    summary: 'How many values are selected in a multi-select picklist.',
    example: ['PICKLISTCOUNT(NULL)', '0'],
  },
  REGEX: {
    summary: "True when a whole text matches a regular expression of Java's syntax.",
    example: ['REGEX("AB-12", "[A-Z]+-[0-9]+")', 'true'],
  },
  ABS: { summary: 'The number without its sign.', example: ['ABS(-2.5)', '2.5'] },
  CEILING: {
    summary: 'Up to the next integer, away from zero for negative numbers.',
    example: ['CEILING(-2.5)', '-3'],
  },
  FLOOR: { summary: 'Down to the next integer, towards zero for negative numbers.', example: ['FLOOR(-2.5)', '-2'] },
  MCEILING: {
    summary: 'Up to the next integer, towards zero for negative numbers.',
    example: ['MCEILING(-2.5)', '-2'],
  },
  MFLOOR: {
    summary: 'Down to the next integer, away from zero for negative numbers.',
    example: ['MFLOOR(-2.5)', '-3'],
  },
  EXP: { summary: 'e raised to a power.', example: ['EXP(0)', '1'] },
  LN: { summary: 'Natural logarithm; an error for zero and negative numbers.', example: ['LN(1)', '0'] },
  LOG: { summary: 'Logarithm to base 10; an error for zero and negative numbers.', example: ['LOG(1000)', '3'] },
  SQRT: { summary: 'Square root; an error for negative numbers.', example: ['SQRT(9)', '3'] },
  SIN: { summary: 'Sine of an angle in radians.', example: ['SIN(0)', '0'] },
  COS: { summary: 'Cosine of an angle in radians.', example: ['COS(0)', '1'] },
  TAN: { summary: 'Tangent of an angle in radians.', example: ['TAN(0)', '0'] },
  ASIN: { summary: 'Arc sine in radians; an error outside −1 to 1.', example: ['ASIN(0)', '0'] },
  ACOS: { summary: 'Arc cosine in radians; an error outside −1 to 1.', example: ['ACOS(1)', '0'] },
  ATAN: { summary: 'Arc tangent in radians.', example: ['ATAN(0)', '0'] },
  MAX: { summary: 'The largest number.', example: ['MAX(1, 3, 2)', '3'] },
  MIN: { summary: 'The smallest number.', example: ['MIN(1, 3, 2)', '1'] },
  ATAN2: { summary: 'Angle in radians of the point (x, y).', example: ['ATAN2(0, 1)', '0'] },
  MOD: {
    summary: 'Remainder of a division, with the sign of the number; an error for divisor zero.',
    example: ['MOD(4, 3)', '1'],
  },
  ROUND: {
    summary: 'Rounds to decimal places, half away from zero; negative places round to tens, hundreds…',
    example: ['ROUND(-1.5, 0)', '-2'],
  },
  PI: { summary: 'The number pi.', example: ['ROUND(PI(), 4)', '3.1416'] },
  TRUNC: {
    summary: 'Cuts off the decimals after the given number of places (none by default).',
    example: ['TRUNC(-8.97, 1)', '-8.9'],
  },
  GEOLOCATION: {
    summary: 'A place for DISTANCE, in degrees; an error outside −90 to 90 and −180 to 180.',
    example: ['ROUND(DISTANCE(GEOLOCATION(0, 0), GEOLOCATION(0, 1), "km"), 1)', '111.2'],
  },
  DISTANCE: {
    summary: 'Distance of two places in miles ("mi") or kilometres ("km").',
    example: ['ROUND(DISTANCE(GEOLOCATION(0, 0), GEOLOCATION(0, 1), "mi"), 1)', '69.1'],
  },
  YEAR: { summary: 'Year of a date.', example: ['YEAR(DATE(2026, 1, 31))', '2026'] },
  MONTH: { summary: 'Month of a date, 1 to 12.', example: ['MONTH(DATE(2026, 1, 31))', '1'] },
  DAY: { summary: 'Day of the month of a date.', example: ['DAY(DATE(2026, 1, 31))', '31'] },
  WEEKDAY: {
    summary: 'Day of the week, 1 for Sunday to 7 for Saturday.',
    example: ['WEEKDAY(DATE(2026, 1, 31))', '7'],
  },
  DAYOFYEAR: { summary: 'Day of the year, 1 to 366.', example: ['DAYOFYEAR(DATE(2026, 2, 1))', '32'] },
  ISOWEEK: {
    summary: 'ISO 8601 week, 1 to 53; weeks begin on Monday and belong to the year of their Thursday.',
    example: ['ISOWEEK(DATE(2026, 1, 1))', '1'],
  },
  ISOYEAR: {
    summary: 'Year that the ISO 8601 week of a date belongs to.',
    example: ['ISOYEAR(DATE(2027, 1, 1))', '2026'],
  },
  HOUR: { summary: 'Hour of a time, 0 to 23.', example: ['HOUR(TIMEVALUE("17:30:45.125"))', '17'] },
  MINUTE: { summary: 'Minute of a time.', example: ['MINUTE(TIMEVALUE("17:30:45.125"))', '30'] },
  SECOND: { summary: 'Second of a time.', example: ['SECOND(TIMEVALUE("17:30:45.125"))', '45'] },
  MILLISECOND: { summary: 'Milliseconds of a time.', example: ['MILLISECOND(TIMEVALUE("17:30:45.125"))', '125'] },
  DATE: { summary: 'A date; an error when there is no such date.', example: ['TEXT(DATE(2026, 2, 28))', '2026-02-28'] },
  ADDMONTHS: {
    summary: 'A date some months later (or earlier); the last day of a month stays the last day.',
    example: ['TEXT(ADDMONTHS(DATE(2026, 1, 31), 1))', '2026-02-28'],
  },
  DATEVALUE: {
    summary: "The date of a date/time in the user's time zone, or of a text YYYY-MM-DD; an error for other texts.",
    example: ['TEXT(DATEVALUE("2026-01-31"))', '2026-01-31'],
  },
  DATETIMEVALUE: {
    summary: 'The date/time of a text YYYY-MM-DD HH:MM:SS in UTC, or midnight UTC of a date; an error for other texts.',
    example: ['TEXT(DATETIMEVALUE("2026-01-31 10:00:00"))', '2026-01-31 10:00:00Z'],
  },
  TIMEVALUE: {
    summary: 'The time of a text HH:MM:SS.MS, or of a date/time in UTC; an error for other texts.',
    example: ['TEXT(TIMEVALUE("17:30:45.125"))', '17:30:45.125'],
  },
  TODAY: { summary: "Today's date in the user's time zone.", example: ['TEXT(TODAY())', '2026-01-31'] },
  NOW: { summary: 'The present moment.', example: ['TEXT(NOW())', '2026-01-31 10:20:30Z'] },
  TIMENOW: { summary: 'The present time of day in UTC.', example: ['TEXT(TIMENOW())', '10:20:30.000'] },
  UNIXTIMESTAMP: {
    summary: 'Seconds since 1970-01-01 of a date or date/time, or since midnight of a time.',
    example: ['UNIXTIMESTAMP(DATE(2026, 1, 1))', '1767225600'],
  },
  FROMUNIXTIME: {
    summary: 'The date/time that lies some seconds after 1970-01-01.',
    example: ['TEXT(FROMUNIXTIME(1767225600))', '2026-01-01 00:00:00Z'],
  },
  FORMATDURATION: {
    summary:
      'Hours, minutes and seconds of a duration as HH:MM:SS, with days before them for two date/times or on request.',
    example: ['FORMATDURATION(3725)', '01:02:05'],
  },
  ERP_MAPVALUE: {
    summary:
      "The value that one of the mapping's value maps gives for a text; the default, or an error, for an unknown one.",
    example: ['ERP_MAPVALUE("colours", "R")', 'Red'],
  },
  ERP_KEY: {
    summary:
      'The ERP key of a record: company, entity and key, encoded. Without a company the record\'s own; "*" for shared ones.',
    example: ['ERP_KEY("item", "1000", "DE")', 'DE|item|1000'],
  },
  ERP_IFERROR: {
    summary: 'The expression, or the fallback when computing it ends in an error.',
    example: ['ERP_IFERROR(1 / 0, -1)', '-1'],
  },
  ERP_PART: {
    summary: 'One part of a text that a separator divides; the first has number 1. Blank when there is no such part.',
    example: ['ERP_PART("A-17-B", "-", 2)', '17'],
  },
  ERP_DECODE: {
    summary: 'A name of Business Central in plain text: _x0020_ and its like become the characters they stand for.',
    example: ['ERP_DECODE("In_x0020_Review")', 'In Review'],
  },
};
