/** The object whose figures are computed. */
export const CUSTOMER = 'ERP_Customer__c';
/** Name under which links remember customers whose figures have to be computed again. */
export const STALE_FIGURES = 'stale-figures';
