import { LIMITS } from '../../../protocol/worker/api/limits';
import { DELIVERY_STATUSES } from '../../../protocol/worker/api/shapes/delivery';
import { TRAFFIC_SPANS } from '../../../protocol/worker/api/shapes/traffic';

const STATUSES = `${DELIVERY_STATUSES.slice(0, -1).join(', ')} or ${DELIVERY_STATUSES.at(-1)}`;

export const USAGE = `aps-webhook-worker: durable webhook receiver between Autodesk Platform Services and n8n

Usage
  aps-webhook-worker                        start the worker, configured by environment or .env

  aps-webhook-worker subscriptions          list subscriptions: who gets events
  aps-webhook-worker deliveries [filters]   list events, the newest first
  aps-webhook-worker deliveries <id>        show an event with its payload and every attempt
  aps-webhook-worker traffic                show how much is received and delivered, how fast, what fails
  aps-webhook-worker replay <id>…           deliver events again
  aps-webhook-worker replay [filters]       deliver all matching dead letters again, the oldest first
  aps-webhook-worker replay --all           deliver every dead letter again
  aps-webhook-worker replays                show the progress of replays
  aps-webhook-worker discard <id>…          discard events for good

  aps-webhook-worker quarantine [<id>]      list callbacks refused for their signature, or show one
  aps-webhook-worker verify <subscription>  count how many of them are genuine
  aps-webhook-worker release <subscription> deliver the genuine ones, the oldest first

  aps-webhook-worker subscribe <url>        have events delivered to a receiver other than n8n
  aps-webhook-worker rotate-secret <subscription>
                                            replace the secret that signs deliveries to it
  aps-webhook-worker add-webhook <subscription> --event <event> --watch <what> --region <region>
                                            have the worker create a webhook at Autodesk, with its own app
  aps-webhook-worker delete-webhook <subscription> <webhook>
                                            delete one of its webhooks at Autodesk
  aps-webhook-worker test <subscription>    deliver a test event at once, and show the answer
  aps-webhook-worker unsubscribe <subscription>
                                            delete a subscription with its undelivered events

  aps-webhook-worker reencrypt              rewrite the store with the newest ENCRYPTION_KEY

Receivers other than n8n
  --label <text>          names the subscription for people (subscribe)
  --concurrency <number>  deliveries at the same time, ${LIMITS.subscription.concurrency.min} to ${LIMITS.subscription.concurrency.max}; default ${LIMITS.subscription.concurrency.default} (subscribe)
  --signing-key <kind>    secret (default): a secret of the subscription; derived: from API_KEY (subscribe)
  --signing-secret-file <file>
                          the secret (whsec_…) that the receiver has already, "-" for standard input; default:
                          generated (subscribe, rotate-secret)
  --headers-file <file>   headers that every delivery carries, one "Name: value" a line, "-" for standard input;
                          they replace those the subscription has (subscribe)
  --event <event>         system and event, such as data/dm.version.added (add-webhook)
  --watch <what>          such as folder=urn:adsk.wipprod:fs.folder:co.… or project=<ID> (add-webhook)
  --project <id>          project of a folder, so that gaps can be backfilled (add-webhook)
  --region <region>       where Autodesk keeps the hub, such as US or EMEA (add-webhook)
  --keep-hours <number>   hours that the previous secret signs, too, ${LIMITS.subscription.keepPreviousHours.min} to ${LIMITS.subscription.keepPreviousHours.max}; default ${LIMITS.subscription.keepPreviousHours.default}; 0 if
                          it has leaked (rotate-secret)

Filters
  --failed                dead letters: given up, or refused by n8n (deliveries)
  --status <status>       ${STATUSES} (deliveries)
  --search <text>         events that contain all of these words: file, folder, project, user, workflow,
                          ID or reason (deliveries)
  --delivered             events n8n has taken before, instead of dead letters (replay)
  --subscription <id>     events of one subscription
  --event <name>          e.g. dm.version.added
  --since <time>          received since: 2h, 30m, 7d, or a time such as 2026-03-02T16:40:00Z
  --until <time>          received before
  --limit <number>        how many to list; default ${LIMITS.deliveries.page.default} (deliveries)
  --rate <number>         events per second, ${LIMITS.replay.rate.min} to ${LIMITS.replay.rate.max}; default ${LIMITS.replay.rate.default} (replay)
  --secret-file <file>    a corrected secret, "-" for standard input (verify, release); release adds
                          it to the subscription if it has signed any of the callbacks

Traffic
  --span <span>           ${TRAFFIC_SPANS.join(', ')}; default ${TRAFFIC_SPANS[0]}
  --subscription <id>     one subscription instead of all together

All commands
  --json                  print the worker's answer as JSON
  --url <url>             address of the worker; default WORKER_URL, or this machine at PORT
  --help, --version

The API key is taken from API_KEY, otherwise from DATA_DIR/secrets.json.
Exit code: 0 done, 1 failed, 2 wrong usage.`;
