import type { Region } from './schema.ts';

/** The regions of the Department of State, with countries of each. */
export const COUNTRIES: Readonly<Record<Exclude<Region, 'domestic' | 'global'>, readonly string[]>> = {
  'east-asia-pacific': ['KH', 'TH', 'ID', 'PH', 'VN', 'LA', 'MN', 'CN', 'MY', 'SG', 'KR', 'JP', 'TW', 'MM', 'FJ', 'PG', 'WS', 'VU'],
  'south-central-asia': ['IN', 'NP', 'BD', 'PK', 'LK', 'KZ', 'KG', 'TJ', 'UZ', 'TM', 'AF', 'MV'],
  'europe-eurasia': ['AL', 'MD', 'UA', 'RO', 'BG', 'RU', 'BY', 'AM', 'AZ', 'GE', 'BA', 'HR', 'MK', 'HU', 'PL', 'CZ', 'SK', 'SI', 'LV', 'LT', 'EE', 'TR', 'GR', 'CY', 'IT', 'PT'],
  africa: ['GH', 'NG', 'BJ', 'TG', 'ML', 'BF', 'CI', 'SN', 'GM', 'GN', 'SL', 'CM', 'GA', 'ET', 'KE', 'TZ', 'UG', 'RW', 'ZM', 'MW', 'MZ', 'ZA', 'MG', 'NE', 'LR', 'MR'],
  'western-hemisphere': ['MX', 'CR', 'GT', 'HN', 'SV', 'NI', 'PA', 'BO', 'BR', 'CO', 'DO', 'EC', 'GY', 'HT', 'JM', 'PE', 'PY', 'AR', 'CL', 'BZ', 'SR', 'TT', 'UY'],
  'near-east': ['MA', 'JO', 'LB', 'EG', 'AE', 'YE', 'OM', 'BH', 'QA', 'TN', 'DZ'],
};

const REGION_OF = new Map(Object.entries(COUNTRIES).flatMap(([region, all]) => all.map((c) => [c, region as Region])));

/** The region of a country, where it is listed. */
export function regionOf(country: string): Region | undefined {
  return REGION_OF.get(country);
}
