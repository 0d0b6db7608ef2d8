import { LightningElement, api } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import CHARTJS from '@salesforce/resourceUrl/chartjs';
import { buildConfig, type ChartFigures } from './config';
import showChart from '@salesforce/label/c.ERP_Chart_Show_Chart';
import showTable from '@salesforce/label/c.ERP_Chart_Show_Table';

export type { ChartFigures, ChartSeries } from './config';

interface Chart {
  destroy(): void;
}
type ChartConstructor = new (canvas: HTMLCanvasElement, config: object) => Chart;

/** A chart of a few series by month with a button that shows the same figures as a table. */
export default class ErpChart extends LightningElement {
  /** One sentence that says what the chart shows; read aloud in place of the picture, and caption of the table. */
  @api summary = '';

  @api
  get figures(): ChartFigures | undefined {
    return this.shown;
  }
  set figures(value: ChartFigures | undefined) {
    this.shown = value;
    this.stale = true;
    // The canvas is not made of the figures, so nothing renders because of them.
    if (this.isRendered) this.drawIfStale();
  }

  shown: ChartFigures | undefined;
  isTable = false;
  private stale = true;
  private isRendered = false;
  private chart: Chart | undefined;
  private chartScript: Promise<void> | undefined;

  get toggleLabel(): string {
    return this.isTable ? showChart : showTable;
  }

  get toggleIcon(): string {
    return this.isTable ? 'utility:chart' : 'utility:table';
  }

  get columns(): readonly { key: string; label: string }[] {
    return (this.shown?.series ?? []).map(({ label }, index) => ({ key: `c${index}`, label }));
  }

  get heading(): string {
    return this.shown?.heading ?? '';
  }

  get rows(): readonly object[] {
    const { categories = [], series = [] } = this.shown ?? {};
    return categories.map((category, row) => ({
      key: `r${row}`,
      category,
      cells: series.map(({ texts }, index) => ({ key: `c${index}`, text: texts[row] ?? '' })),
    }));
  }

  override renderedCallback(): void {
    this.isRendered = true;
    this.drawIfStale();
  }

  override disconnectedCallback(): void {
    this.chart?.destroy();
    this.chart = undefined;
    this.stale = true;
    this.isRendered = false;
  }

  handleToggle(): void {
    this.isTable = !this.isTable;
    this.chart?.destroy();
    this.chart = undefined;
    this.stale = true;
  }

  private drawIfStale(): void {
    if (this.isTable || !this.stale || !this.shown) return;
    this.stale = false;
    this.draw();
  }

  /** Without the library (a blocked resource, say) the table stands in for the picture. */
  private async draw(): Promise<void> {
    try {
      this.chartScript ??= loadScript(this, `${CHARTJS}/chart.umd.min.js`);
      await this.chartScript;
    } catch {
      this.isTable = true;
      return;
    }
    const { Chart } = window as unknown as { Chart?: ChartConstructor };
    const canvas = this.template?.querySelector('canvas');
    if (!Chart || !canvas || !this.shown) return;
    this.chart?.destroy();
    this.chart = new Chart(canvas, buildConfig(this.shown));
    this.dispatchEvent(new CustomEvent('drawn'));
  }
}
