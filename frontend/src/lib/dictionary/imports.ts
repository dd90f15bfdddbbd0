/** Words for files that come in: what may come, what became of each row, and how to mend it. */

interface ResourceWords {
  label: string;
  /** What a row of it is. */
  about: string;
}

export const importables = {
  activities: {
    label: 'Activities',
    about: 'A workshop, conference, study or project, planned or held.',
  },
  recommendations: {
    label: 'Recommendations',
    about: 'What a meeting, an activity or a mandate asked for, and of whom.',
  },
  implementations: {
    label: 'Implementation',
    about:
      'What a party answers to a recommendation. Adopting one makes these records; a file changes them, by reference.',
  },
  activity_reports: {
    label: 'Activity reports',
    about: 'What came of an activity: outcomes, participation, money.',
  },
  work_plans: { label: 'Work plans', about: 'A forum’s year, with its theme and primary thrust.' },
  meetings: { label: 'Meetings', about: 'A meeting of a forum, with its dates and place.' },
  engagements: {
    label: 'Engagements',
    about: 'A briefing, joint meeting or exchange between fora, or with an organization.',
  },
  action_plans: {
    label: 'Action plans',
    about: 'An edition of an economy’s action plan, without its entries.',
  },
  support_needs: { label: 'Support needs', about: 'Support that an economy asks for.' },
  support_offers: { label: 'Support offers', about: 'Support that an economy or a body offers.' },
  support_matches: { label: 'Support matches', about: 'A need together with the offer for it.' },
  kpi_measurements: {
    label: 'Measurements',
    about: 'The value of a key performance indicator on a day.',
  },
  strategic_plans: { label: 'Strategic plans', about: 'A forum’s plan over several years.' },
  focus_areas: { label: 'Focus areas', about: 'A focus area of a strategic plan.' },
  objectives: { label: 'Objectives', about: 'An objective of a strategic plan.' },
  kpis: {
    label: 'Key performance indicators',
    about: 'An indicator of an objective, with its baseline and targets.',
  },
  economies: { label: 'Economies', about: 'A member economy: its name, codes and aliases.' },
  sub_fora: { label: 'Sub-fora', about: 'A forum, its parent, and its roles in areas.' },
  organizations: { label: 'Organizations', about: 'An international body, a business, an NGO.' },
  cross_cutting_areas: { label: 'Cross-cutting areas', about: 'An area that several fora share.' },
  mandates: { label: 'Mandates', about: 'A statement, strategy or declaration.' },
  topics: { label: 'Topics', about: 'A subject under which work is found.' },
  documents: { label: 'Documents', about: 'A paper, with its number and address.' },
  recommendation_likenesses: {
    label: 'Likenesses of recommendations',
    about: 'Whether two recommendations that read alike say the same.',
  },
} as const satisfies Readonly<Record<string, ResourceWords>>;

export const imports = {
  title: 'Import a file',
  lead: 'Bring in a spreadsheet. It is tried first: you see what each row would do. Then all rows are written, or none.',
  signIn: 'Sign in to import',
  signInHint: 'A file is written with the rights of whoever sends it.',
  noRight: 'Your seat imports nothing',
  noRightHint: 'A focal point, a chair, a liaison or the secretariat sends files in.',
  resource: 'What are the rows?',
  groups: {
    work: 'The work',
    cooperation: 'Cooperation',
    plan: 'The plan',
    reference: 'Lists of names',
  },
  chooseFirst: 'Choose first what the rows are.',
  template: 'Download the template',
  templateHint: 'A workbook with headings, drop-downs and an example row.',
  templateFailed: (why: string) => `The template was not saved. ${why}`,
  rules: {
    title: 'How a file is read',
    items: [
      'CSV UTF-8, an Excel workbook (.xlsx, its first sheet), or NDJSON; up to 100 MB.',
      'Headings as in the template. A missing column leaves its field alone; an empty cell empties it.',
      'Economies, fora and organizations by code, name or alias. Several in a cell are split by semicolons: “Hong Kong, China; Viet Nam”.',
      'Dates as precisely as known: 2013, 2013-06, 24 June 2013. 03/04/2013 can mean two days and is refused.',
      'With its reference, or a source system and an external reference, a row can be sent again and changes nothing twice.',
    ],
  },
  file: {
    drop: 'Drop a CSV, XLSX or NDJSON file here',
    choose: 'Choose a file',
    chooseMended: 'Choose the mended file',
    chooseAnother: 'Choose another file',
  },
  refused: {
    kind: (name: string) => `${name} cannot be read here`,
    kindHint: 'Save it as CSV UTF-8, Excel workbook (.xlsx) or NDJSON.',
    oldWorkbook: 'Save it as an Excel workbook (.xlsx).',
    tooLarge: (name: string, size: string) => `${name} is too large: ${size}`,
    tooLargeHint: 'A file may have 100 MB. Split it into several.',
    empty: (name: string) => `${name} is empty`,
    emptyHint: 'There is no row in it, not even a heading.',
    unread: (name: string) => `${name} could not be read`,
    unreadHint: 'It was moved or changed since. Choose it again.',
  },
  nothingLost: 'Nothing was written, and nothing is lost.',
  phase: {
    reading: (name: string) => `Reading ${name}`,
    sendingTrial: (name: string) => `Sending ${name}, to try it`,
    sending: (name: string) => `Sending ${name}`,
    trial: (name: string) => `Trying ${name}`,
    writing: (name: string) => `Importing ${name}`,
  },
  rowsRead: (count: string) => `${count} rows read`,
  elsewhere: 'You may leave this page: this tab finds it again.',
  trial: {
    sound: 'Every row is sound. Nothing has been written yet.',
    nothing: 'There is nothing to import: the record says all of this already.',
    faulty: (rows: string, of: string) =>
      `${rows} of ${of} must be mended. Nothing has been written.`,
    unread: 'The file cannot be read as it is. Nothing has been written.',
    mend: 'Mend them in your file, save it, and choose it again below.',
  },
  faulty: { read: 'Rows read', rows: 'Rows to mend', faults: 'Things to mend' },
  commit: (count: string) => `Import ${count}`,
  row: { one: 'row', other: 'rows' },
  done: (name: string) => `${name} is imported`,
  doneBefore: (when: string) =>
    `It had been done: this file was imported at ${when}. Nothing was done twice.`,
  list: 'See the list',
  next: 'Import another file',
  lost: {
    title: 'The answer was lost',
    commit: 'The import may be done, or not: sent again, it is not done twice.',
    trial: 'Nothing was written: it was a trial.',
    poll: 'The import goes on without this page. Nothing is lost.',
    resend: 'Send it again',
    file: (name: string) =>
      `The page was loaded anew, and the browser let go of ${name}. Choose the same file again: it is not done twice.`,
    trialFile: (name: string) =>
      `The page was loaded anew, and the browser let go of ${name}. Choose it again.`,
    interrupted: 'It was interrupted. Nothing was written; sent again, it is done once.',
  },
  outcomes: {
    title: 'Row by row',
    all: 'All',
    created: 'Created',
    updated: 'Updated',
    unchanged: 'Unchanged',
    wrong: 'To mend',
    wouldCreate: 'Would create',
    wouldUpdate: 'Would change',
    row: 'Row',
    outcome: 'Outcome',
    what: 'What',
    wholeFile: 'File',
    newRecord: 'A new record',
    changes: (fields: string) => `Changes: ${fields}`,
    only: (shown: string, of: string) =>
      `The first ${shown} of ${of} are listed; the numbers above count all.`,
    download: 'Download what is to be mended (CSV)',
    csv: ['Row', 'Column', 'Code', 'What is wrong', 'How to mend it'],
    csvName: (name: string) => `${name}-to-mend.csv`,
    kinds: 'What is to be mended',
    times: (count: string) => `${count} ×`,
    inColumn: (column: string) => `in ${column}`,
    showAll: 'Show all',
  },
  /** How to mend what a code says, where its own words do not say it. */
  mend: {
    'import.encoding':
      'Save it as “CSV UTF-8” (in LibreOffice, choose the character set UTF-8), or send the workbook itself.',
    'import.unknown-column': 'Name the column as in the template, or delete it.',
    'import.column-twice': 'Delete one of the two columns, or rename it.',
    'import.blank-heading': 'Name the column as in the template, or delete it.',
    'import.no-heading': 'The first row has to name the columns: take the template.',
    'import.row-length': 'Look for a missing quotation mark, or a separator in a text.',
    'import.csv': 'Look for an open quotation mark, in this row or above it.',
    'import.workbook': 'Save it as an Excel workbook (.xlsx), and choose it again.',
    'import.workbook-too-large': 'Split it into several workbooks.',
    'import.example': 'Write a row of your own over it, or delete it.',
    'import.half-an-identity': 'Fill in both source_system and external_ref, or neither.',
    'import.two-records': 'Correct the reference, so that the row is about one record.',
    'import.row-twice': 'Keep one of the two rows, or give each its own reference.',
    'import.is-there': 'Write the reference into the row to change that record.',
    'import.no-such-record': 'Take the references from an export of the list.',
    'import.stale-row':
      'Somebody changed it meanwhile: make your change in a new export of the list.',
    'import.set-by-verb':
      'Put back what the record says, or delete the column. States change on the record’s page.',
    'import.permanent': 'Put back what the record says, or delete the column.',
    'import.required': 'Fill in the cell.',
    'import.conflict': 'Send the file again.',
    'import.interrupted': 'Send the file again: it is done once.',
    'unknown-reference': 'Write the code or name as the list has it. Record first what is new.',
    missing: 'Fill in the cell; add the column if the file does not have it.',
    enum: 'Take one of these; the template’s drop-down offers them.',
    'ambiguous-date': 'Write the day as 2013-04-03, or with the month in words.',
    'unreadable-date': 'Write it as 2013, 2013-06, 2013-06-24 or 24 June 2013.',
    'day-required': 'Write the full day, such as 2013-06-24.',
    forbidden: 'Your seat does not write this record: leave the row out.',
  } as Readonly<Record<string, string>>,
};
