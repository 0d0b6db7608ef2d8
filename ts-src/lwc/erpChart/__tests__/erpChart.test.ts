import ErpChart from 'c/erpChart';
import { loadScript } from 'lightning/platformResourceLoader';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

const figures = {
  type: 'bar',
  heading: 'Month',
  categories: ['Jan', 'Feb'],
  series: [
    { label: 'Last', values: [1, 2], texts: ['€1', '€2'], emphasis: 'compare' },
    { label: 'This', values: [3, null], texts: ['€3', '–'], emphasis: 'main' },
  ],
  axisText: (value: number) => `${value}!`,
};

describe('c-erp-chart', () => {
  const drawn: { config: { data: { datasets: object[] } }; destroyed: boolean }[] = [];

  beforeEach(() => {
    drawn.length = 0;
    loadScript.mockReset();
    loadScript.mockResolvedValue(undefined);
    Object.assign(window, {
      Chart: class {
        entry: (typeof drawn)[number];
        constructor(_canvas: unknown, config: (typeof drawn)[number]['config']) {
          this.entry = { config, destroyed: false };
          drawn.push(this.entry);
        }
        destroy(): void {
          this.entry.destroyed = true;
        }
      },
    });
  });
  afterEach(clear);
  const shown = async (): Promise<HTMLElement> => {
    const element = mount('c-erp-chart', ErpChart, { figures, summary: 'Sales by month' });
    await settled();
    await settled();
    return element;
  };

  it('draws the series with the library of the static resource', async () => {
    const element = await shown();
    expect(loadScript.mock.calls[0][1]).toContain('/chart.umd.min.js');
    expect(drawn).toHaveLength(1);
    expect(drawn[0].config.data.datasets.map((set: { data?: unknown }) => set.data)).toEqual([
      [1, 2],
      [3, null],
    ]);
    expect(find(element, 'canvas').getAttribute('aria-label')).toBe('Sales by month');
  });

  it('draws anew when the figures change', async () => {
    const element = await shown();
    Object.assign(element, { figures: { ...figures, type: 'line' } });
    await settled();
    await settled();
    expect(drawn).toHaveLength(2);
    expect(drawn[0].destroyed).toBe(true);
  });

  it('shows the same figures as a table', async () => {
    const element = await shown();
    find(element, '[data-id=toggle]').click();
    await settled();
    expect(findAll(element, 'tr').map(textOf)).toEqual(['Month Last This', 'Jan €1 €3', 'Feb €2 –']);
    expect(find(element, '[data-id=toggle]').alternativeText).toBe('Show as chart');
  });

  it('shows the table when the library cannot be loaded', async () => {
    loadScript.mockRejectedValue(new Error('blocked'));
    expect(find(await shown(), 'table')).not.toBeNull();
  });

  it('lets go of the chart when it leaves the page', async () => {
    await shown();
    clear();
    expect(drawn[0].destroyed).toBe(true);
  });

  it('is accessible as a chart and as a table', async () => {
    const element = await shown();
    await expectAccessible(element);
    find(element, '[data-id=toggle]').click();
    await settled();
    await expectAccessible(element);
  });
});
