export * from './catalogue';
export * from './draft';
export * from './rows';
export * from './save';
export * from './trial';
export * from './versions';

/** A record of the ERP as a sample shows it. */
export type SampleRecord = Readonly<Record<string, unknown>>;
