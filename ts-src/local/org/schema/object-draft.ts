import type { FieldDraft } from './field-defaults.ts';
import type { SharingModel, ValidationRule } from './types.ts';

/** An object under construction: fields may still be added, relationships are not linked yet. */
export interface ObjectDraft {
  name: string;
  label: string;
  labelPlural: string;
  /** Empty until the builder gives one out (custom objects). */
  keyPrefix: string;
  custom: boolean;
  system: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  sharingModel: SharingModel;
  fields: FieldDraft[];
  validationRules: ValidationRule[];
}
