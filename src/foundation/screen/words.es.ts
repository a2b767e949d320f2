/** The sentences that public pages also show, in Spanish; staff screens speak English. */
export const spanish = {
  screen_chart_source: 'Fuente: {source}',
  screen_chart_period_unit: '{period} · {unit}',
  screen_chart_label: '{title}. {unit}, {period}. {values}',
  screen_chart_as_table: 'Las mismas cifras en una tabla',
  screen_chart_category: 'Categoría',
  screen_chart_value: 'Valor',
  screen_chart_same_scale: 'Todos los paneles usan la misma escala.',
  screen_mark_b: 'ruptura de la serie',
  screen_mark_c: 'oculto para proteger a las personas',
  screen_mark_e: 'estimado',
  screen_mark_p: 'provisional',
  screen_mark_r: 'revisado',
  screen_mark_x: 'no disponible',
  screen_mark_z: 'no se aplica',
} as const;
