/** Which fields of an entity are shown to people, by all that mappings and names say of them. */
import { classesOf, defaultClass, parseMappingDocument, stricter, type ClassOf } from '../../mapping/index.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText, valueAt } from '../sync/stored-rows.ts';

/** The strictest class that any published mapping of the entity gives a field; its name's where none does. */
export async function classesOfEntity(reader: OrgReader, entity: string): Promise<ClassOf> {
  const columns = 'Document__c, Number__c, Mapping__r.Active_Version__c, Mapping__r.Mapping_Key__c';
  const soql = `SELECT ${columns} FROM ERP_Mapping_Version__c WHERE Mapping__r.Entity__c = ${soqlText(entity)}`;
  const classes = (await queryAll(reader, soql)).flatMap((row) => {
    const active = valueAt(row, 'Mapping__r.Active_Version__c') === row['Number__c'];
    const own = String(valueAt(row, 'Mapping__r.Mapping_Key__c')).startsWith(`${reader.settings.connection}|`);
    return active && own ? readClasses(String(row['Document__c'])) : [];
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
