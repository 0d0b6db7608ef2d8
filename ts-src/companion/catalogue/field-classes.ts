/** Which fields of an entity are shown to people, by all that mappings and names say of them. */
import { classesOf, defaultClass, parseMappingDocument, stricter, type ClassOf } from '../../mapping/index.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';

/** The strictest class that any published mapping of the entity gives a field; its name's where none does. */
export async function classesOfEntity(reader: OrgReader, entity: string): Promise<ClassOf> {
  const soql = `SELECT Document__c, Number__c, Mapping__r.Active_Version__c FROM ERP_Mapping_Version__c WHERE Mapping__r.Entity__c = ${soqlText(entity)} AND Mapping__r.Mapping_Key__c LIKE ${soqlText(`${reader.settings.connection}|%`)}`;
  const classes = (await queryAll(reader, soql)).flatMap((row) => {
    const mapping = row['Mapping__r'] as Readonly<Record<string, unknown>> | null;
    return mapping?.['Active_Version__c'] === row['Number__c'] ? readClasses(String(row['Document__c'])) : [];
  });
  if (classes.length === 0) return (path) => defaultClass(path, entity);
  return (path) => classes.map((classOf) => classOf(path)).reduce(stricter);
}

function readClasses(text: string): readonly ClassOf[] {
  try {
    return [classesOf(parseMappingDocument(JSON.parse(text) as unknown))];
  } catch {
    // One that can't be read says nothing; it does not run either.
    return [];
  }
}
