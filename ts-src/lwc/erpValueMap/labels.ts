import add from '@salesforce/label/c.ERP_Value_Map_Add';
import allMapped from '@salesforce/label/c.ERP_Value_Map_All_Mapped';
import becomes from '@salesforce/label/c.ERP_Value_Map_Becomes';
import becomesOf from '@salesforce/label/c.ERP_Value_Map_Becomes_Of';
import blank from '@salesforce/label/c.ERP_Value_Map_Blank';
import block from '@salesforce/label/c.ERP_Value_Map_Block';
import countValues from '@salesforce/label/c.ERP_Value_Map_Count_Values';
import csvProblem from '@salesforce/label/c.ERP_Value_Map_Csv_Problem';
import defaultLabel from '@salesforce/label/c.ERP_Value_Map_Default';
import defaultValue from '@salesforce/label/c.ERP_Value_Map_Default_Value';
import exportCsv from '@salesforce/label/c.ERP_Value_Map_Export_Csv';
import importCsv from '@salesforce/label/c.ERP_Value_Map_Import_Csv';
import keep from '@salesforce/label/c.ERP_Value_Map_Keep';
import missing from '@salesforce/label/c.ERP_Value_Map_Missing';
import remove from '@salesforce/label/c.ERP_Value_Map_Remove';
import removeMap from '@salesforce/label/c.ERP_Value_Map_Remove_Map';
import removeValue from '@salesforce/label/c.ERP_Value_Map_Remove_Value';
import same from '@salesforce/label/c.ERP_Value_Map_Same';
import times from '@salesforce/label/c.ERP_Value_Map_Times';
import unknown from '@salesforce/label/c.ERP_Value_Map_Unknown';
import unmapped from '@salesforce/label/c.ERP_Value_Map_Unmapped';
import unmappedCount from '@salesforce/label/c.ERP_Value_Map_Unmapped_Count';
import value from '@salesforce/label/c.ERP_Value_Map_Value';

/** Texts of the component. */
export const labels = {
  add,
  allMapped,
  becomes,
  becomesOf,
  blank,
  block,
  countValues,
  csvProblem,
  default: defaultLabel,
  defaultValue,
  exportCsv,
  importCsv,
  keep,
  missing,
  remove,
  removeMap,
  removeValue,
  same,
  times,
  unknown,
  unmapped,
  unmappedCount,
  value,
};
