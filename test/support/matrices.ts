/** Whether matrices of many cells are walked whole (npm run test:long), or as much of them that each row and each column is met. */

export const IS_WHOLE = process.env.MATRICES === 'whole';

/** All of them where matrices are walked whole, else every other one from `first` on: two walks, from 0 and from 1, come by each. */
export function everyOther<T>(all: readonly T[], first: 0 | 1): readonly T[] {
  return IS_WHOLE ? all : all.filter((_, n) => n % 2 === first);
}
