export const plans = {
  contents: 'On this page',
  coverageShort: 'Coverage',
  coverage: 'Coverage: activities by focus area and objective',
  coverageReading: (served: string, all: string) =>
    `Activities meet in ${served} of ${all} places; an empty place is work that nobody has planned.`,
};
