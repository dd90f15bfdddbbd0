/** The last resort: a page that threw says so instead of leaving a blank screen. */
import { messages } from '../../lib/messages';
import { asProblem } from '../../lib/problem';
import { ProblemBanner } from '../problem-banner/problem-banner';

export function Crash({ error }: { error: unknown }) {
  return (
    <div class="page">
      <h1>{messages.failures.crash}</h1>
      <p>{messages.failures.crashHint}</p>
      <ProblemBanner
        problem={asProblem(error)}
        onRetry={() => {
          location.reload();
        }}
      />
    </div>
  );
}
