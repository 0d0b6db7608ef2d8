import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readMetadataFile } from './xml.ts';

/** A custom notification type as metadata has it. */
export interface NotificationTypeDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly desktop: boolean;
  readonly mobile: boolean;
}

const ENDING = '.notiftype-meta.xml';

/** The custom notification types of a metadata folder, by name. @throws Error naming a file that lacks a name */
export function readNotificationTypes(folder: string): NotificationTypeDefinition[] {
  const types = join(folder, 'notificationtypes');
  if (!existsSync(types)) return [];
  return readdirSync(types)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => {
      const element = readMetadataFile(join(types, file));
      const name = element.text('customNotifTypeName');
      if (name === null) throw new Error(`Metadata file ${file} lacks customNotifTypeName`);
      return {
        name: file.slice(0, -ENDING.length),
        label: element.text('masterLabel') ?? name,
        description: element.text('description'),
        desktop: element.flag('desktop'),
        mobile: element.flag('mobile'),
      };
    });
}
