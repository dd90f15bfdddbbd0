export const similar = {
  title: 'Similar recommendations',
  lead: 'Found by their words, concepts and topics. Your answer is remembered.',
  none: 'None is similar enough to be shown.',
  score: (points: string) => `${points} of 100`,
  judge: 'Say how they relate',
  hint: 'Your answer is kept with both, with your name.',
  judged: 'Your answer is remembered',
  verdict: 'They',
  note: 'Note',
  verdicts: {
    duplicate: 'say the same',
    overlaps: 'overlap',
    different: 'are different things',
  },
  said: (who: string, verdict: string) => `${who}: they ${verdict}.`,
};

export const lineage = {
  title: 'Lineage',
  promised: (year: string) => `First promised in ${year}.`,
  open: 'Something of it is still open.',
  done: 'Nothing of it is open any more.',
  carried_from: 'Goes on from',
  carried_to: 'Goes on in',
  supersedes: 'Takes the place of',
  superseded_by: 'Replaced by',
  duplicates: 'Says the same as',
};
