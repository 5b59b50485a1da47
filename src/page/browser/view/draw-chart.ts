import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { cellText } from '../model/cell-text.ts';
import type { ChartChoice } from '../model/choose-chart.ts';
import type { Result } from '../model/result.ts';

Chart.register(
  ...[BarController, BarElement, LineController, LineElement, PointElement],
  ...[CategoryScale, LinearScale, Legend, Tooltip],
);

const longLabel = 14;

/** Draws into the canvas, in the page's colours; gives the function that takes the chart away. */
export function drawChart(
  canvas: HTMLCanvasElement,
  { columns, rows }: Result,
  { kind, label, values }: Exclude<ChartChoice, { kind: 'none' }>,
): () => void {
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const colours = [colour('--accent'), colour('--second'), colour('--third')];
  const labels = rows.map((row) => cellText(row[label]));
  const isFlat = kind === 'bar' && labels.some((text) => text.length > longLabel);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const shortened = (text: string): string => (text.length > 28 ? `${text.slice(0, 27)}…` : text);
  const numbers = {
    grid: { color: colour('--line') },
    border: { display: false },
    beginAtZero: kind === 'bar',
  };
  const names = {
    grid: { display: false },
    border: { color: colour('--line') },
    ticks: {
      color: colour('--muted'),
      autoSkip: !isFlat,
      maxRotation: 40,
      callback: (_: unknown, index: number) => shortened(labels[index] ?? ''),
    },
  };
  const size = { ticks: { color: colour('--muted'), maxTicksLimit: 6 }, ...numbers };
  const chart = new Chart(canvas, {
    type: kind,
    data: {
      labels,
      datasets: values.map((column, index) => ({
        label: columns[column]?.name ?? '',
        data: rows.map((row) => (row[column] === null ? null : Number(row[column]))),
        backgroundColor: colours[index] ?? '',
        borderColor: colours[index] ?? '',
        borderWidth: kind === 'line' ? 2 : 0,
        borderRadius: 4,
        maxBarThickness: 34,
        pointRadius: rows.length > 60 ? 0 : 3,
        cubicInterpolationMode: 'monotone' as const,
      })),
    },
    options: {
      indexAxis: isFlat ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      ...(isCalm ? { animation: false as const } : { animation: { duration: 350 } }),
      font: { family: style.fontFamily },
      scales: isFlat ? { x: size, y: names } : { x: names, y: size },
      plugins: {
        legend: {
          display: values.length > 1,
          position: 'bottom',
          labels: { color: colour('--ink'), boxWidth: 12 },
        },
        tooltip: { displayColors: values.length > 1 },
      },
    },
  });
  return () => chart.destroy();
}
