import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { namespaced } from './namespace.ts';
import { readMetadataFile } from './xml.ts';
import type { MetadataElement } from './xml.ts';

export interface ObjectRights {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

/** A permission set as metadata has it; names carry the namespace of the org, keys are lower case. */
export interface PermissionSetDefinition {
  readonly name: string;
  readonly label: string;
  /** Part of the package (carries the namespace) or of the org itself. */
  readonly packaged: boolean;
  readonly objects: ReadonlyMap<string, ObjectRights>;
  /** `object.field`, lower case. */
  readonly fields: ReadonlyMap<string, { readonly readable: boolean; readonly editable: boolean }>;
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  /** Tabs that the set shows, with how. */
  readonly tabs: readonly { readonly name: string; readonly visibility: 'DefaultOn' | 'DefaultOff' }[];
}

/** Custom permissions and permission sets of a metadata folder. */
export function readPermissionSets(folder: string, namespace: string, packaged: boolean): PermissionSetDefinition[] {
  return filesOf(join(folder, 'permissionsets'), 'permissionset').map(({ name, element }) =>
    permissionSet(name, element, { namespace, packaged }),
  );
}

/** Names and labels of the custom permissions of a metadata folder, without namespace. */
export function readCustomPermissions(folder: string): { readonly name: string; readonly label: string }[] {
  return filesOf(join(folder, 'customPermissions'), 'customPermission').map(({ name, element }) => ({
    name,
    label: element.text('label') ?? name,
  }));
}

function filesOf(folder: string, kind: string): { readonly name: string; readonly element: MetadataElement }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.includes(`.${kind}`))
    .sort()
    .map((file) => ({
      name: file.slice(0, file.indexOf(`.${kind}`)),
      element: readMetadataFile(join(folder, file)),
    }));
}

function permissionSet(
  name: string,
  element: MetadataElement,
  where: { readonly namespace: string; readonly packaged: boolean },
): PermissionSetDefinition {
  const prefix = (text: string): string => namespaced(text, where.namespace);
  const permissionPrefix = where.namespace === '' ? '' : `${where.namespace}__`;
  const objects = element.children('objectPermissions').map((rights): [string, ObjectRights] => [
    prefix(rights.text('object') ?? '').toLowerCase(),
    {
      read: rights.flag('allowRead'),
      create: rights.flag('allowCreate'),
      edit: rights.flag('allowEdit'),
      delete: rights.flag('allowDelete'),
      viewAll: rights.flag('viewAllRecords'),
      modifyAll: rights.flag('modifyAllRecords'),
    },
  ]);
  const fields = element
    .children('fieldPermissions')
    .map((rights): [string, { readable: boolean; editable: boolean }] => [
      (rights.text('field') ?? '').split('.').map(prefix).join('.').toLowerCase(),
      { readable: rights.flag('readable') || rights.flag('editable'), editable: rights.flag('editable') },
    ]);
  const enabled = (list: string): string[] =>
    element.children(list).flatMap((entry) => (entry.flag('enabled') ? [entry.text('name') ?? ''] : []));
  return {
    name,
    label: element.text('label') ?? name,
    packaged: where.packaged,
    objects: new Map(objects),
    fields: new Map(fields),
    customPermissions: enabled('customPermissions').map((permission) => permissionPrefix + permission),
    userPermissions: enabled('userPermissions'),
    tabs: tabSettings(element, where.namespace),
  };
}

/** A hidden tab has no setting at all (Tooling API guide, PermissionSetTabSetting). */
function tabSettings(element: MetadataElement, namespace: string): PermissionSetDefinition['tabs'] {
  return element.children('tabSettings').flatMap((setting) => {
    const visibility = setting.text('visibility');
    if (visibility !== 'Visible' && visibility !== 'Available') return [];
    const name = namespacedTab(setting.text('tab') ?? '', namespace);
    return [{ name, visibility: visibility === 'Visible' ? 'DefaultOn' : 'DefaultOff' }];
  });
}

/** Tabs of objects are called as the object is; those of app pages have a name without an ending. */
function namespacedTab(name: string, namespace: string): string {
  if (namespace === '' || name.startsWith('standard-')) return name;
  return `${namespace}__${name}`;
}

/**
 * What is left of a packaged permission set after an installation: object rights on standard objects and on details of
 * standard objects are ignored, user permissions are not packaged (2GP guide, "Permission Set Groups"; the part about
 * details of standard objects is assumed).
 */
export function withoutUnpackageableRights(
  set: PermissionSetDefinition,
  belowStandard: (object: string) => boolean,
): PermissionSetDefinition {
  const objects = [...set.objects].filter(([object]) => object.includes('__') && !belowStandard(object));
  return { ...set, objects: new Map(objects), userPermissions: [] };
}
