/** Names of the example's invented people, by the region they are common in; no name here is anybody's. */
export type Names = 'latin' | 'southeast' | 'south' | 'east' | 'slavic' | 'african' | 'arabic';

/** Where the example's people come from, with how often by repetition. */
export const ORIGINS: readonly { country: string; language: string; names: Names; twoFamilyNames?: true }[] = [
  ...Array.from({ length: 7 }, () => ({ country: 'MX', language: 'es', names: 'latin', twoFamilyNames: true }) as const),
  ...Array.from({ length: 3 }, () => ({ country: 'HN', language: 'es', names: 'latin', twoFamilyNames: true }) as const),
  { country: 'GT', language: 'es', names: 'latin', twoFamilyNames: true }, { country: 'SV', language: 'es', names: 'latin', twoFamilyNames: true }, { country: 'PE', language: 'es', names: 'latin', twoFamilyNames: true },
  ...Array.from({ length: 4 }, () => ({ country: 'VN', language: 'vi', names: 'southeast' }) as const), { country: 'TH', language: 'th', names: 'southeast' }, { country: 'PH', language: 'tl', names: 'latin' }, { country: 'ID', language: 'id', names: 'southeast' },
  { country: 'IN', language: 'hi', names: 'south' }, { country: 'BD', language: 'bn', names: 'south' }, { country: 'CN', language: 'zh', names: 'east' }, { country: 'KR', language: 'ko', names: 'east' },
  { country: 'RU', language: 'ru', names: 'slavic' }, { country: 'UA', language: 'uk', names: 'slavic' }, { country: 'CM', language: 'fr', names: 'african' }, { country: 'NG', language: 'en', names: 'african' }, { country: 'ET', language: 'am', names: 'african' }, { country: 'MA', language: 'ar', names: 'arabic' },
];

/** Given names by region and sex. */
export const GIVEN_NAMES: Readonly<Record<Names, { female: readonly string[]; male: readonly string[] }>> = {
  latin: { female: ['María', 'Rosa', 'Guadalupe', 'Ana', 'Luz', 'Carmen', 'Sofía', 'Yesenia', 'Elena', 'Blanca', 'Juana', 'Verónica'], male: ['José', 'Luis', 'Carlos', 'Juan', 'Miguel', 'Ángel', 'Ramón', 'Óscar', 'Pedro', 'Héctor'] },
  southeast: { female: ['Linh', 'Huong', 'Mai', 'Siti', 'Dewi', 'Malee', 'Ratana', 'Thuy', 'Lan'], male: ['Minh', 'Tuan', 'Budi', 'Somchai', 'Duc', 'Anan', 'Hung'] },
  south: { female: ['Priya', 'Anjali', 'Fatima', 'Lakshmi', 'Sunita', 'Rekha'], male: ['Rajesh', 'Arjun', 'Mohammed', 'Sanjay', 'Vikram', 'Abdul'] },
  east: { female: ['Li', 'Mei', 'Xiu', 'Ji-woo', 'Min-seo', 'Hua'], male: ['Wei', 'Jun', 'Hao', 'Min-jun', 'Seo-jun', 'Feng'] },
  slavic: { female: ['Olena', 'Natalia', 'Irina', 'Svetlana', 'Oksana', 'Ekaterina'], male: ['Ivan', 'Dmytro', 'Sergei', 'Andriy', 'Mikhail'] },
  african: { female: ['Abeni', 'Ngozi', 'Aster', 'Marie', 'Chioma', 'Selam'], male: ['Emeka', 'Tesfaye', 'Jean', 'Kwame', 'Samuel', 'Bekele'] },
  arabic: { female: ['Amina', 'Khadija', 'Leila', 'Nadia'], male: ['Youssef', 'Omar', 'Hassan', 'Karim'] },
};

/** Family names by region. */
export const FAMILY_NAMES: Readonly<Record<Names, readonly string[]>> = {
  latin: ['Hernández', 'García', 'Martínez', 'López', 'González', 'Pérez', 'Rodríguez', 'Sánchez', 'Ramírez', 'Cruz', 'Flores', 'Morales', 'Ortiz', 'Reyes', 'Castillo', 'Muñoz', 'Quispe', 'Chávez'],
  southeast: ['Nguyen', 'Tran', 'Pham', 'Le', 'Saetang', 'Wijaya', 'Santoso', 'Chaiyasit', 'Vo', 'Dang'],
  south: ['Kumar', 'Singh', 'Sharma', 'Rahman', 'Das', 'Khatun', 'Patel', 'Hossain'],
  east: ['Wang', 'Chen', 'Liu', 'Kim', 'Park', 'Choi', 'Zhang', 'Lin'],
  slavic: ['Shevchenko', 'Ivanova', 'Petrenko', 'Kovalenko', 'Volkova', 'Morozov', 'Bondarenko'],
  african: ['Okafor', 'Ngono', 'Tadesse', 'Mbarga', 'Adeyemi', 'Haile', 'Fotso'],
  arabic: ['El Amrani', 'Benali', 'Haddad', 'Chraibi', 'Idrissi'],
};

/** A name as somebody else wrote it down: a letter doubled, dropped, swapped, or its accents lost. */
export function misspelled(random: () => number, name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  if (plain.length < 3) return plain;
  const at = 1 + Math.floor(random() * (plain.length - 2));
  const kind = Math.floor(random() * 4);
  if (kind === 0) return plain.slice(0, at) + plain[at] + plain.slice(at);
  if (kind === 1) return plain.slice(0, at) + plain.slice(at + 1);
  if (kind === 2) return plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2);
  return plain;
}
