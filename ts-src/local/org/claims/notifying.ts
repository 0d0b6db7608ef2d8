import type { Claim } from '../../claim.ts';

const NOTIFYING = 'Local org: notifications and flows';
const ACTIONS = 'Actions Developer Guide, Custom Notification Actions';

/** Custom notifications, and flows that send them. */
export const NOTIFYING_CLAIMS: readonly Claim[] = [
  {
    id: 'org-notification-action',
    area: NOTIFYING,
    behaviour:
      'POST actions/standard/customNotificationAction takes inputs with customNotifTypeId, recipientIds, title, body and targetId or targetPageRef, and answers one result an input.',
    status: 'documented',
    source: ACTIONS,
  },
  {
    id: 'org-notification-limits',
    area: NOTIFYING,
    behaviour: 'A title has at most 250 characters, a text 750, a notification 500 recipients; all three are required.',
    status: 'documented',
    source: ACTIONS,
  },
  {
    id: 'org-notification-refusal',
    area: NOTIFYING,
    behaviour:
      'A wrong input is 400 with the result isSuccess false and an error INVALID_API_INPUT; nobody is notified by that input.',
    status: 'assumed',
    source: 'Form of other invocable actions; code and words are not documented for this one',
  },
  {
    id: 'org-notification-permission',
    area: NOTIFYING,
    behaviour:
      'A REST call takes the user permission Send Custom Notifications; a scheduled path of a flow runs in system context and takes none.',
    status: 'documented',
    source: `${ACTIONS}; the code of the refusal (INSUFFICIENT_ACCESS_OR_READONLY) is assumed`,
  },
  {
    id: 'org-notification-recipients',
    area: NOTIFYING,
    behaviour: 'Recipients are active users; groups, queues and teams are refused, and so is an inactive user.',
    status: 'differs',
    source: 'Counterpart names users only; a real org leaves inactive users out',
  },
  {
    id: 'org-notification-type-object',
    area: NOTIFYING,
    behaviour: 'CustomNotificationType holds the types of the metadata, to be found by DeveloperName.',
    status: 'documented',
    source: 'Object Reference, CustomNotificationType',
  },
  {
    id: 'org-notification-list',
    area: NOTIFYING,
    behaviour:
      'A user reads his own notifications at connect/notifications, their count at connect/notifications/status, and marks them as read by PATCH.',
    status: 'assumed',
    source: 'Mobile SDK guide, Notifications requests name the resources; members are filled as far as the page needs',
  },
  {
    id: 'org-flow-scheduled-path',
    area: NOTIFYING,
    behaviour:
      'A scheduled path of an after-save flow runs at the time in a field of the record plus an offset, with the values that the record then has.',
    status: 'documented',
    source: 'Help page "Scheduled Paths"; real orgs may run some minutes later',
  },
  {
    id: 'org-flow-moves',
    area: NOTIFYING,
    behaviour:
      'Every save works the scheduled path out anew: it moves with the field, and is dropped when the entry conditions hold no longer.',
    status: 'assumed',
    source: 'Reports of administrators about pending paths; the help page does not say it outright',
  },
  {
    id: 'org-flow-once',
    area: NOTIFYING,
    behaviour: 'A path that ran for a time does not run for the same time again when the record is saved once more.',
    status: 'assumed',
    source: 'Nothing says what a real org does with a time that has passed',
  },
  {
    id: 'org-flow-merge-times',
    area: NOTIFYING,
    behaviour: 'Times in merge fields stand as YYYY-MM-DD HH:MM UTC.',
    status: 'differs',
    source: "A real org writes them for the running user's locale",
  },
  {
    id: 'org-flow-subset',
    area: NOTIFYING,
    behaviour:
      'Flows with anything but scheduled paths on a date field, look-ups of one record, decisions, additions to collections and custom notifications keep the org from starting.',
    status: 'differs',
    source: 'Counterpart ships one flow; others would silently not run',
  },
];
