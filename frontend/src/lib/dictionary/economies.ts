import { messages } from '../messages';

const YEARS = new Intl.NumberFormat('en-GB', { style: 'unit', unit: 'year', unitDisplay: 'long' });

export const economies = {
  ...messages.economies,
  show: 'The map shows',
  ofPlan: (label: string, plan: string) => `${label}: ${plan}`,
  years: (count: number) => (count === 0 ? 'under 1 year' : YEARS.format(count)),
  reading: (most: string, names: string, value: string) => `${most}: ${names}, ${value}.`,
  several: (count: number) => `${count} economies`,
  readingNone: 'Nothing is on record that you may see.',
  readingZero: 'None on record.',
  readingMissing: (count: number) =>
    `Of ${count === 1 ? '1 economy' : `${count} economies`} nothing is on record.`,
  measures: {
    activities: {
      label: 'Activities led, sponsored or hosted',
      unit: 'activities',
      most: 'Most',
      isOfPlan: false,
    },
    age: {
      label: 'Age of the action plan',
      unit: 'since the last update',
      most: 'Oldest',
      isOfPlan: true,
    },
    implemented: {
      label: 'Implemented, of the recommendations counted',
      unit: 'of what counts',
      most: 'Highest',
      isOfPlan: true,
    },
    open: {
      label: 'Recommendations still open',
      unit: 'open',
      most: 'Most',
      isOfPlan: true,
    },
    overdue: {
      label: 'Recommendations overdue',
      unit: 'overdue',
      most: 'Most',
      isOfPlan: true,
    },
    needs: {
      label: 'Support needs that are open',
      unit: 'needs',
      most: 'Most',
      isOfPlan: true,
    },
  },
  brief: 'Brief as a document',
  standing: 'Where it stands',
  standingReading: 'What it was asked in all, and how much of that is done.',
  offers: 'Support that it offers',
  noOffers: 'No offer is recorded.',
  part: 'Part in the work',
};
