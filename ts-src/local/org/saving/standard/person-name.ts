import { get, set } from './rules.ts';
import type { ObjectRules } from './rules.ts';

/** The full name of a contact, lead or user is made of its parts (Object Reference, Contact: compound name field). */
export const personNameRules: ObjectRules = {
  sets: ['Name'],
  before: (save) => {
    const parts = [get(save, 'FirstName'), get(save, 'LastName')];
    set(save, 'Name', parts.filter((part) => part !== null).join(' '));
  },
};
