import { useRead } from '../../../../foundation/screen/ask-hooks.ts';

interface Waiting { id: string; topic: string; sentAt: string; state: string; sender: { name: string } }

/** The status notices that came in and were not opened yet. */
export function useIncoming(asked: boolean): readonly Waiting[] {
  const { data } = useRead<{ entries: readonly Waiting[] }>(asked ? '/sharing/inbox' : undefined, { show: 'waiting', count: 200 });
  return (data?.entries ?? []).filter(({ topic }) => topic === 'status-notice');
}
