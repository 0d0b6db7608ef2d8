import type { ApiReply } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import type { ObjectSchema } from '../schema/types.ts';

const color = { color: '5867E8', context: 'primary', theme: 'theme4' };

function icons(): unknown[] {
  return [{ contentType: 'image/svg+xml', height: 60, theme: 'theme4', url: '/icons/record.svg', width: 60 }];
}

function shownObjects(kernel: Kernel): readonly ObjectSchema[] {
  return kernel.schema.objects.filter((object) => !object.system);
}

/** `GET /tabs`: one tab an object (REST API guide, Tabs). Icons have addresses but no pictures behind them. */
export function tabs(kernel: Kernel): ApiReply {
  const body = shownObjects(kernel).map((object) => ({
    colors: [color],
    custom: object.custom,
    iconUrl: '/icons/record.svg',
    icons: icons(),
    label: object.labelPlural,
    miniIconUrl: '/icons/record.svg',
    name: `standard-${object.name}`,
    sobjectName: object.name,
    url: `/lightning/o/${object.name}/home`,
  }));
  return { status: 200, body };
}

/** `GET /theme`: colours and icons of the tabs (REST API guide, Themes). */
export function theme(kernel: Kernel): ApiReply {
  const themeItems = shownObjects(kernel).map(({ name }) => ({ colors: [color], icons: icons(), name }));
  return { status: 200, body: { themeItems } };
}
