import { OnDay } from '../../../../foundation/screen/OnDay.tsx';

/** The last day of something that is kept by the first day on which it no longer holds. */
export function LastDay({ until }: { until: string }) {
  return <OnDay day={new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)} />;
}
