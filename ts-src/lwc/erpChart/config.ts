/** One series: its values, and the same values as the table and the tooltip write them. */
export interface ChartSeries {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly texts: readonly string[];
  /** The series one looks at, or the one it is compared with. */
  readonly emphasis: 'main' | 'compare';
}

export interface ChartFigures {
  readonly type: 'bar' | 'line';
  /** Heading of the table's first column. */
  readonly heading: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Writes a value of the axis. */
  readonly axisText: (value: number) => string;
  /** Unit of the axis, where its values do not carry it. */
  readonly axisTitle?: string;
}

/** Both are at least 3:1 against white and differ in lightness, so that they can be told apart without colour. */
const colours = { main: '#0176d3', compare: '#8a94a6' };

/** The chart library's own configuration for the figures; no animation, so that a refresh does not move the page. */
export function buildConfig(figures: ChartFigures): object {
  return {
    type: figures.type,
    data: {
      labels: [...figures.categories],
      datasets: figures.series.map((series) => ({
        label: series.label,
        data: [...series.values],
        backgroundColor: colours[series.emphasis],
        borderColor: colours[series.emphasis],
        borderWidth: figures.type === 'line' ? 2 : 0,
        borderRadius: 2,
        pointRadius: 3,
        spanGaps: true,
        maxBarThickness: 24,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { color: '#444' } },
        y: {
          border: { display: false },
          beginAtZero: true,
          title: { display: figures.axisTitle !== undefined, text: figures.axisTitle ?? '', color: '#444' },
          grid: { color: '#e5e5e5' },
          ticks: {
            color: '#444',
            maxTicksLimit: 6,
            precision: 0,
            callback: (value: number) => figures.axisText(value),
          },
        },
      },
      plugins: {
        legend: {
          display: figures.series.length > 1,
          position: 'bottom',
          labels: { boxWidth: 12, boxHeight: 12, color: '#444' },
        },
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, dataIndex }: { datasetIndex: number; dataIndex: number }) => {
              const series = figures.series[datasetIndex];
              return series ? `${series.label}: ${series.texts[dataIndex] ?? ''}` : '';
            },
          },
        },
      },
    },
  };
}
