/** Whether matrices of many cells are walked whole (npm run test:long), or as much of them that each row and each column is met. */

export const IS_WHOLE = process.env.MATRICES === 'whole';
