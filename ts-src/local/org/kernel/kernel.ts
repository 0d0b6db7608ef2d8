/** The org without HTTP: what every operation works with. */
export { createKernel } from './create-kernel.ts';
export type { KernelOptions } from './create-kernel.ts';
export type * from './types.ts';
