/** Draws the rooms in docs/architecture.md as the code has them; with --check it only tells where the drawing and the code differ. */
import { readFileSync, writeFileSync } from 'node:fs';
import { drawRooms, readRooms, roomDifferences, roomsOfCode } from './rooms.ts';

const PAGE = new URL('../../docs/architecture.md', import.meta.url);
const DRAWING = /(?<=^```rooms\n)(?:[^`][^\n]*\n)*(?=```$)/m;

/** The drawing that a page holds. @throws Error where it holds none */
export function drawingOf(page: string): string {
  const [drawing] = DRAWING.exec(page) ?? [];
  if (drawing === undefined) throw new Error('Cannot read the rooms of docs/architecture.md: it has no block that begins with ```rooms');
  return drawing;
}

/** The page with another drawing. @throws Error as drawingOf() does */
function withDrawing(page: string, drawing: string): string {
  drawingOf(page);
  return page.replace(DRAWING, () => `${drawing}\n`);
}

/** Where the drawing in docs/architecture.md and the imports of the code differ, a sentence each. */
export function architectureDifferences(page = readFileSync(PAGE, 'utf8')): string[] {
  return roomDifferences(readRooms(drawingOf(page)), roomsOfCode());
}

function main(args: readonly string[]): void {
  const [option] = args;
  if (args.length > 1 || (option !== undefined && option !== '--check'))
    throw new Error(`Cannot draw the architecture with "${args.join(' ')}": the only option is --check`);
  const page = readFileSync(PAGE, 'utf8');
  if (option === undefined) {
    writeFileSync(PAGE, withDrawing(page, drawRooms(roomsOfCode())));
    return;
  }
  const differences = architectureDifferences(page);
  if (differences.length === 0) return;
  console.error(`docs/architecture.md is stale: run npm run architecture\n${differences.join('\n')}`);
  process.exitCode = 1;
}

if (import.meta.main) main(process.argv.slice(2));
