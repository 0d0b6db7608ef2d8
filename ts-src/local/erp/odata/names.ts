const encoded = new Map<string, string>();

/**
 * The name of an enum member on the wire: whatever is not a letter, digit or underscore becomes `_xHHHH_`
 * (`In Review` → `In_x0020_Review`, blank → `_x0020_`).
 */
export function encodeMember(member: string): string {
  let wire = encoded.get(member);
  if (wire === undefined) {
    wire = member.replace(/[^A-Za-z0-9_]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
    encoded.set(member, wire);
  }
  return wire;
}

/** The member behind a wire name; names that are not encoded come back as they are. */
export function decodeMember(wire: string): string {
  return wire.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
