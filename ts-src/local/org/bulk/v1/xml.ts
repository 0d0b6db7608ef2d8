/** Namespace of all messages of Bulk API 1.0. */
const dataload = 'http://www.force.com/2009/06/asyncapi/dataload';

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A message with plain members: `<jobInfo xmlns=…><id>…</id>…</jobInfo>`; members that are null are left out. */
export function message(name: string, members: Readonly<Record<string, string | number | null>>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element(name, members, ` xmlns="${dataload}"`)}`;
}

/** A message that holds others: `<batchInfoList xmlns=…><batchInfo>…</batchInfo>…</batchInfoList>`. */
export function listMessage(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="${dataload}">${content}</${name}>`;
}

/** An element with plain members in their order, those that are null left out; `attributes` begins with a blank. */
export function element(
  name: string,
  members: Readonly<Record<string, string | number | null>>,
  attributes = '',
): string {
  const inner = Object.entries(members)
    .filter(([, value]) => value !== null)
    .map(([member, value]) => `<${member}>${escapeXml(String(value))}</${member}>`);
  return `<${name}${attributes}>${inner.join('')}</${name}>`;
}

/** The text of the first element with this name, whatever its prefix; null when there is none. */
export function textOf(xml: string, name: string): string | null {
  const match = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</(?:\\w+:)?${name}>`).exec(xml);
  const text = match?.[1];
  if (text === undefined) return null;
  return text
    .trim()
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
