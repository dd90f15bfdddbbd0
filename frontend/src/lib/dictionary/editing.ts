/** What forms say of drafts, of saves that wait, and of two people at one record. */

export const editing = {
  edit: (name: string) => `Edit: ${name}`,
  refused: 'Your seat does not allow this',
  refusedHint:
    'Nothing that you write here could be saved. The secretariat knows who holds the seat for it.',
};

export const drafts = {
  restored: (age: string) => `Your draft from ${age} is shown. It is not saved yet.`,
  drop: 'Throw the draft away',
  dropped: 'The draft is thrown away.',
  kept: 'What you type is kept on this device as a draft, for your account alone.',
  notKept: 'The browser keeps no draft: its store is full. Save before you leave.',
  left: 'What you typed is kept as a draft.',
  ago: (age: string) => `${age} ago`,
  justNow: 'just now',
  minuteOne: 'minute',
  minuteOther: 'minutes',
  hourOne: 'hour',
  hourOther: 'hours',
  dayOne: 'day',
  dayOther: 'days',
};

export const saving = {
  title: 'Not saved yet. What you typed is still here.',
  inSeconds: (seconds: string) => `Another attempt in ${seconds}.`,
  secondOne: 'second',
  secondOther: 'seconds',
  whenOnline: 'It is sent as soon as this device is online again.',
  again: 'The attempt is repeated.',
  now: 'Try now',
  stop: 'Stop trying',
  stopped: 'What you typed is kept; save when you are ready.',
  amended: 'It was saved as first sent. What you typed since is here; save it too.',
  unanswered:
    'An earlier attempt to save got no answer. Saving first finds out whether it arrived.',
};

export const conflict = {
  title: 'Somebody else changed this record',
  intro:
    'Their version is saved, and nothing of yours is lost. Say for each field below what it shall be, then save again.',
  merged: (fields: string) =>
    `Somebody else changed this record meanwhile. Taken over from their version: ${fields}. Look it through, then save.`,
  alsoTaken: 'Taken over from their version, since you had not changed it:',
  field: 'Field',
  before: 'Before',
  mine: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  keepTheirs: 'Keep theirs',
  keepBoth: 'Put both together',
  bothText: (field: string) => `${field}, both together`,
  bothApart: 'Your changes and theirs are in different places: both fit together.',
  bothOverlap: 'You both changed the same words: yours stand before theirs. Correct the text.',
  items: 'Ticked is what stays.',
  item: {
    added: { me: 'added by you', them: 'added by them', both: 'added by both' },
    removed: { me: 'removed by you', them: 'removed by them', both: 'removed by both' },
  },
  added: 'added',
  removed: 'removed',
  endOf: (change: string) => `end of ${change}`,
  choose: (count: string) => `${count} still to be decided.`,
  fieldOne: 'field is',
  fieldOther: 'fields are',
  apply: 'Use these and continue',
};
