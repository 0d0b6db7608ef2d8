import type { ObjectRights, PermissionSetDefinition } from '../schema/metadata/read-permissions.ts';
import { contactFieldOf } from '../schema/person-accounts.ts';
import type { OrgSchema } from '../schema/types.ts';
import type { Access } from './session.ts';

/** What a user's profile gives before any permission set. */
export type ProfileKind = 'System Administrator' | 'Standard User' | 'Minimum Access - API Only Integrations';

const NO_RIGHTS: ObjectRights = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

/** Objects that have no rights of their own: who may edit the one they belong to may write them. */
const PART_OF: Readonly<Record<string, string>> = {
  pricebookentry: 'pricebook2',
  opportunitylineitem: 'opportunity',
  quotelineitem: 'quote',
  orderitem: 'order',
};

/**
 * Rights of a user: the administrator may do everything; a standard user has the standard objects with their standard
 * fields; an API-only user has nothing but what permission sets give. Rights add up over permission sets.
 */
export function combineRights(
  schema: OrgSchema,
  profile: ProfileKind,
  sets: readonly PermissionSetDefinition[],
  isHidden: (object: string, field: string) => boolean = () => false,
): Access {
  const administrator = profile === 'System Administrator';
  const standardUser = profile === 'Standard User';
  const objects = new Map<string, ObjectRights>();
  const rightsOf = (name: string): ObjectRights => {
    const key = name.toLowerCase();
    const known = objects.get(key);
    if (known !== undefined) return known;
    const rights = rightsAsPart(key) ?? objectRights(schema, key, standardUser, sets);
    objects.set(key, rights);
    return rights;
  };
  const rightsAsPart = (key: string): ObjectRights | null => {
    const whole = PART_OF[key];
    if (whole === undefined) return null;
    const rights = rightsOf(whole);
    return { ...rights, create: rights.edit, delete: rights.edit };
  };
  const fields = (object: string, name: string): { readable: boolean; editable: boolean } => {
    const field = schema.object(object)?.field(name);
    if (field === undefined) return { readable: false, editable: false };
    const ofPart = PART_OF[object.toLowerCase()] !== undefined && !field.custom;
    if (!field.permissionable || ofPart || (standardUser && !field.custom)) return { readable: true, editable: true };
    // Rights on the parts of an address are given by the whole: permission sets know BillingAddress, not BillingCity.
    const key = permissionKey(object, field.compoundFieldName ?? field.name);
    const given = sets.map((set) => set.fields.get(key));
    return {
      readable: given.some((right) => right?.readable === true),
      editable: given.some((right) => right?.editable === true),
    };
  };
  const custom = new Set(sets.flatMap((set) => set.customPermissions.map((name) => name.toLowerCase())));
  const system = (object: string): boolean => schema.object(object)?.system === true;
  return {
    administrator,
    apiEnabled: true,
    readable: (object) => administrator || system(object) || rightsOf(object).read,
    createable: (object) => administrator || rightsOf(object).create,
    editable: (object) => administrator || rightsOf(object).edit,
    deletable: (object) => administrator || rightsOf(object).delete,
    viewAll: (object) => administrator || rightsOf(object).viewAll || rightsOf(object).modifyAll,
    modifyAll: (object) => administrator || rightsOf(object).modifyAll,
    fieldReadable: (object, field) => !isHidden(object, field) && (administrator || fields(object, field).readable),
    fieldEditable: (object, field) => !isHidden(object, field) && (administrator || fields(object, field).editable),
    userPermission: (name) => administrator || sets.some((set) => set.userPermissions.includes(name)),
    customPermission: (name) => custom.has(name.toLowerCase()),
  };
}

/** Rights on a person account's fields are those on the contact's (help page "Person Accounts", field-level security). */
function permissionKey(object: string, field: string): string {
  const contactField =
    object.toLowerCase() === 'account' && /^person|__pc$/i.test(field) ? contactFieldOf(field) : null;
  return (contactField === null ? `${object}.${field}` : `Contact.${contactField}`).toLowerCase();
}

function objectRights(
  schema: OrgSchema,
  key: string,
  standardUser: boolean,
  sets: readonly PermissionSetDefinition[],
): ObjectRights {
  const object = schema.object(key);
  const standard = standardUser && object !== undefined && !object.custom && !object.system;
  const base = standard ? { ...NO_RIGHTS, read: true, create: true, edit: true, delete: true } : NO_RIGHTS;
  const viewsAll = sets.some((set) => set.userPermissions.includes('ViewAllData'));
  const modifiesAll = sets.some((set) => set.userPermissions.includes('ModifyAllData'));
  const all = {
    ...base,
    viewAll: viewsAll || modifiesAll,
    read: base.read || viewsAll || modifiesAll,
    modifyAll: modifiesAll,
  };
  return sets.reduce((sum, set) => add(sum, set.objects.get(key) ?? NO_RIGHTS), all);
}

function add(a: ObjectRights, b: ObjectRights): ObjectRights {
  return {
    read: a.read || b.read,
    create: a.create || b.create,
    edit: a.edit || b.edit,
    delete: a.delete || b.delete,
    viewAll: a.viewAll || b.viewAll,
    modifyAll: a.modifyAll || b.modifyAll,
  };
}
