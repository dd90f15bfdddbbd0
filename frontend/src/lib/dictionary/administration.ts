/** Accounts, their seats and secrets, and the ledger of what they did. */
import { shared } from './shared';

const seat = {
  role: 'Role',
  economy: 'Economy',
  forum: 'Forum',
};

export const seats = {
  title: 'Seats',
  row: 'Seat',
  fields: seat,
  help: {
    economy: 'For a focal point or a validator alone.',
    forum: 'For a chair or a liaison alone.',
  },
  none: 'No seat is held: this account writes nothing.',
  give: {
    label: 'Give a seat',
    hint: 'It holds from the next request.',
    done: 'The seat is given',
  },
  take: {
    label: 'Take it back',
    hint: (name: string) => `“${name}” ends with the next request.`,
    done: 'The seat is taken back',
    of: (name: string) => `Take it back: ${name}`,
  },
  roles: {
    secretariat: 'Keeps the whole record.',
    chair: 'Runs the work of a forum, and keeps its plans.',
    focal_point: 'Speaks for an economy: answers, reports, files its action plan.',
    validator: 'Confirms what was reported as done.',
    liaison: 'Speaks for another forum, and logs engagements.',
    observer: 'Reads what members read.',
  } as Readonly<Record<string, string>>,
};

export const users = {
  title: 'Users',
  lead: 'Who signs in, and from which seats they act.',
  create: 'Add a person',
  created: 'The account is made. Hand over a link to choose a password.',
  updated: 'The account is saved',
  fields: {
    ...shared,
    ...seat,
    name: 'Name',
    email: 'E-mail',
    is_active: 'Active',
    seats: 'Seats',
    created_at: 'Made',
  },
  help: {
    email: 'Also the name to sign in with.',
    seats: 'At least one. You can give seats of your own economy.',
  },
  sections: { who: 'Who it is', seats: 'From which seats they act' },
  invite: {
    title: 'Way in',
    lead: 'A link by which its holder chooses a password. It works once, for three days, and ends earlier ones.',
    label: 'Make a link',
    shown: 'The link',
    hint: (until: string) => `Shown this once, for its holder alone. It works until ${until}.`,
    disabled: 'No link works while it is disabled.',
  },
  disable: {
    label: 'Disable',
    hint: 'Every session ends at once, and nobody signs in until it is enabled again.',
    done: 'The account is disabled',
  },
  enable: {
    label: 'Enable',
    hint: 'Its holder can sign in again.',
    done: 'The account is enabled',
  },
  signOut: {
    label: 'Sign out everywhere',
    hint: 'Every session ends at once. Its holder can sign in again.',
    done: 'Every session of this account is ended',
  },
  did: 'What they did',
  didHint: 'In the audit trail',
};

export const serviceAccounts = {
  title: 'Service accounts',
  lead: 'Systems that sign in: each acts from one seat, within its scopes.',
  create: 'Add a service account',
  created: 'The service account is made. It can sign in once it has a secret.',
  updated: 'The service account is saved',
  fields: {
    ...shared,
    ...seat,
    code: 'Client id',
    name: 'Name',
    is_active: 'Active',
    scopes: 'May write',
    seat: 'Seat',
  },
  help: {
    code: 'The name it signs in with; it never changes. Letters, digits and hyphens.',
    scopes: 'Without a scope it writes nothing.',
  },
  sections: { what: 'The system', seat: 'From which seat it acts', scopes: 'What it may write' },
  noScopes: 'Nothing: it only reads.',
  disable: {
    label: 'Disable',
    hint: 'Its access ends at once.',
    done: 'The service account is disabled',
  },
  enable: {
    label: 'Enable',
    hint: 'Its live secrets work again.',
    done: 'The service account is enabled',
  },
  secrets: {
    title: 'Secrets',
    lead: 'Two may be live at a time, to change from one to the next.',
    none: 'It has no secret yet, and cannot sign in.',
    make: {
      label: 'Make a secret',
      hint: 'It is shown once, right afterwards.',
    },
    days: 'Days until it expires',
    made: 'The secret',
    madeHint: (id: string, until: string) =>
      `Shown this once. It belongs to the client id ${id} and works until ${until}.`,
    ending: (hint: string) => `ending in ${hint}`,
    lastUsed: (when: string) => `last used ${when}`,
    neverUsed: 'never used',
    expires: (when: string) => `expires ${when}`,
    expired: (when: string) => `expired ${when}`,
    revoked: (when: string) => `revoked ${when}`,
    revoke: {
      label: 'Revoke',
      of: (hint: string) => `Revoke the secret ending in ${hint}`,
      hint: 'Whatever uses it is refused from the next request.',
      done: 'The secret is revoked',
    },
  },
};

export const audit = {
  title: 'Audit trail',
  lead: 'Who changed what, when, from which seat, and why. Each event is sealed with the one before it.',
  what: 'What was done',
  who: 'By whom',
  changes: 'What it changed',
  when: 'When',
  resource: 'Kind of record',
  action: 'Action',
  actor: 'By',
  record: 'Record',
  recordId: 'Record, by its id',
  recordHelp: 'Its reference or code, such as CTWG-2018-A03',
  from: 'From',
  until: 'Until',
  show: 'Show',
};

export const shownOnce = {
  copy: 'Copy',
  copied: 'Copied',
  byHand: 'It is marked: copy it from there.',
};
