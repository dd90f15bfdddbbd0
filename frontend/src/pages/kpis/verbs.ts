/** What can be done with a measurement in its present state. */
import type { KpiMeasurementRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { measurements as words } from '../../lib/dictionary/kpis';
import { labelsOf } from '../../lib/labels';
import { mayOn } from '../../lib/permits';
import { measurementsReady } from './fields';
import { measuredOf } from './measured';

export const ownersOf = ({ economy, forum }: KpiMeasurementRead) =>
  economy ? { economy } : { forum };

export const measurementVerbs: readonly Verb<KpiMeasurementRead>[] = [
  {
    name: 'submit',
    words: words.verbs.submit,
    isOffered: (row) => row.status === 'draft' && mayOn('kpi_measurements:submit', ownersOf(row)),
  },
  {
    name: 'verify',
    words: words.verbs.verify,
    isOffered: (row) =>
      row.status === 'submitted' && mayOn('kpi_measurements:verify', ownersOf(row)),
    about: measuredOf,
  },
];

export const moves: Moves<KpiMeasurementRead> = {
  verbs: () => measurementVerbs,
  labelOf: labelsOf(words.fields),
  ready: measurementsReady,
};
