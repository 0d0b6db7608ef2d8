export const journalStub = 1;
