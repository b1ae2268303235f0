/** How large the bundle is and what makes it so, in lines for a terminal. Pure. */
import type { Metafile } from 'esbuild';
import { bundledPackages, codeBytes } from './bundled-packages.ts';

const SHOWN = 12;

/** The size, the largest packages, and what is left. */
export function sizeReport(metafile: Metafile): string {
  const packages = bundledPackages(metafile);
  const shown = packages.slice(0, SHOWN).map(({ folder, sizeBytes }) => line(sizeBytes, folder.replace('node_modules/', '')));
  const others = packages.slice(SHOWN);
  const left = others.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const total = `the bundle without maps: ${megabytes(codeBytes(metafile))} MB`;
  return [total, ...shown, ...(others.length === 0 ? [] : [line(left, `${others.length} more packages`)])].join('\n');
}

function line(sizeBytes: number, name: string): string {
  return `  ${megabytes(sizeBytes)} MB ${name}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
