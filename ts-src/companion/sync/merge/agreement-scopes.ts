/**
 * Under which name the agreements of a mapping are remembered. A record that only follows its Salesforce record agrees on
 * other things than the responsible one, so that a change of roles takes nothing over.
 */
export const agreementScopes = (mapping: string): { readonly responsible: string; readonly follower: string } => ({
  responsible: mapping,
  follower: `${mapping}:follower`,
});
