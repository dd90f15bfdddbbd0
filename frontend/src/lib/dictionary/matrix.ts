export const matrix = {
  hint: 'Arrow keys, Home and End move; Enter opens a cell.',
  only: 'Show only',
};
