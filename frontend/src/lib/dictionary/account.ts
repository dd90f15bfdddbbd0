/** What the pages of an account say, and the page that an invitation leads to. */

export const account = {
  title: 'Account',
  you: 'You',
  seats: 'Seats',
  sessions: 'Sessions',
  thisOne: 'this one',
  lastUsed: (when: string) => `Last used ${when}`,
  ended: (when: string, why: string) => `Ended ${when}${why ? `, ${why}` : ''}`,
  endSession: 'End it',
  sessionEnded: 'The session is ended',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  password: 'Password',
  changePassword: 'Change the password',
  currentPassword: 'Present password',
  newPassword: 'New password',
  passwordChanged: 'The password is changed; other sessions are ended',
  unknownBrowser: 'Unknown browser',
};

export const welcome = {
  title: 'Welcome',
  lead: 'This link works once. Choose a password.',
  you: 'Your account',
  name: 'Name',
  firstOnly: 'For the first account only. Other accounts have it already.',
  passwordHelp: 'At least 15 characters, such as a few words.',
  submit: 'Set the password and sign in',
  done: 'Your account is ready',
  noLink: 'This address is only a part of your link',
  noLinkHint:
    'Open the whole link that you were sent. It works once, for three days; whoever invited you can make another.',
};
