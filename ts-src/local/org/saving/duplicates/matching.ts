/** Words that say what kind of company it is; the standard matching rules do not look at them. */
const COMPANY_WORDS: ReadonlySet<string> = new Set(
  'ab ag as aps bv co company corp corporation gmbh inc incorporated kg limited llc ltd plc sa sarl srl the'.split(' '),
);

/**
 * A name without what the standard matching rules leave aside: letter case, accents, punctuation and company words
 * (help page "Standard Account Matching Rule", normalisation). Blank when nothing is left.
 */
export function matchKey(text: string): string {
  const words = plain(text).split(' ');
  const telling = words.filter((word) => !COMPANY_WORDS.has(word));
  return (telling.length === 0 ? words : telling).join(' ');
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Fields of a record by name, blank ones as empty text. */
export type Compared = Readonly<Record<string, string>>;

function same(a: Compared, b: Compared, ...fields: readonly string[]): boolean {
  return fields.every((field) => {
    const text = plain(a[field] ?? '');
    return text !== '' && text === plain(b[field] ?? '');
  });
}

function samePhone(a: Compared, b: Compared): boolean {
  const digits = (record: Compared): string => (record['Phone'] ?? '').replaceAll(/\D/g, '');
  return digits(a) !== '' && digits(a) === digits(b);
}

/**
 * Whether two accounts whose names agree are the same by the standard matching rule: street, or city and state, or
 * postal code, or phone agree too (help page "Standard Account Matching Rule"; agreeing is equality here, not likeness).
 */
export function accountsMatch(a: Compared, b: Compared): boolean {
  return (
    same(a, b, 'BillingStreet') ||
    same(a, b, 'BillingCity', 'BillingState') ||
    same(a, b, 'BillingPostalCode') ||
    samePhone(a, b)
  );
}

/**
 * Whether two contacts are the same by the standard matching rule: their names agree, and so does e-mail, or phone and
 * account, or title and account, or street with city, postal code or phone (help page "Standard Contact Matching
 * Rule"; agreeing is equality here, not likeness).
 */
export function contactsMatch(a: Compared, b: Compared): boolean {
  if (!same(a, b, 'FirstName', 'LastName')) return false;
  const place = same(a, b, 'MailingCity') || same(a, b, 'MailingPostalCode') || samePhone(a, b);
  return (
    same(a, b, 'Email') ||
    (same(a, b, 'AccountId') && (samePhone(a, b) || same(a, b, 'Title'))) ||
    (same(a, b, 'MailingStreet') && place)
  );
}
