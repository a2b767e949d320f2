import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the gateway for texts', () => {
  it('is taken only whole, with a long secret, and only where nobody on the way can read along', () => {
    const secret = 'a secret of the test that is long enough';
    const read = (address?: string, given?: string) => () => readConfig({ FOURFOLD_TEXT_GATEWAY: address, FOURFOLD_TEXT_SECRET: given }).textGateway;
    expect(read()()).toBeUndefined();
    expect(read('https://texts.example/out', secret)()).toEqual({ address: 'https://texts.example/out', secret });
    expect(read('http://localhost:8080/out', secret)()).toEqual({ address: 'http://localhost:8080/out', secret });
    for (const wrong of [read('https://texts.example/out'), read(undefined, secret), read('http://texts.example/out', secret), read('http://localhost.example/out', secret), read('https://', secret), read('https://texts.example/out', 'short'), read('ftp://texts.example', secret)]) expect(wrong).toThrow(/FOURFOLD_TEXT_/);
  });
});
