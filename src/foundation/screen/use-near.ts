import { useEffect, useState } from 'react';
import { now } from './now.ts';

/** Whether an instant is less than `ahead` milliseconds away; false while there is no such instant. */
export function useNear(until: number | undefined, ahead: number): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (until === undefined) return setNear(false);
    const left = until - ahead - now();
    setNear(left <= 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setNear(true), Math.min(left, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [until, ahead]);
  return near;
}
