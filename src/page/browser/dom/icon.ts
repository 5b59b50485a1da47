const namespace = 'http://www.w3.org/2000/svg';

/** Paths of a 20 × 20 grid, drawn as lines. */
const paths = {
  add: 'M10 4v12M4 10h12',
  arrow: 'M4 10h11M10.5 5.5 15 10l-4.5 4.5',
  chevron: 'm7 5 5 5-5 5',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  download: 'M10 3.5v9M6 9l4 4 4-4M4 16.5h12',
  key: 'M12.5 3.5a4 4 0 1 1-3.4 6.1L3.5 15.2v1.3h2.2v-1.8h1.8v-1.8h1.6l1-1',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h0M8.5 8.5h0M11.5 8.5h0M14.5 8.5h0M6.5 11.5h7',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  refresh: 'M16 10a6 6 0 1 1-1.8-4.3L16 7.5M16 3.5v4h-4',
  remove: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6',
  run: 'M6 4.5v11l9-5.5z',
  stop: 'M6 6h8v8H6z',
} as const;

/** A picture beside words: screen readers pass over it. */
export function icon(name: keyof typeof paths): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
