/** What a party shows for its work, beside the decision on it. */
import type { ImplementationRead } from '../../api';
import { EvidenceList } from '../../components/evidence/evidence';
import { implementations as words } from '../../lib/dictionary/implementations';

export const proofOf = ({ progress_note: note, evidence }: ImplementationRead) => (
  <div class="section">
    {note && <p class="prose long-text">{note}</p>}
    <h3>{words.fields.evidence}</h3>
    <EvidenceList pieces={evidence ?? []} />
  </div>
);
