export const matrix = {
  hint: 'Arrow keys move from cell to cell, Home and End to the ends of a row, Enter opens what is behind it.',
  only: 'Show only',
};
