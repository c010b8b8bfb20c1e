export const USAGE = `aps-webhook-worker: durable webhook receiver between Autodesk Platform Services and n8n

Usage
  aps-webhook-worker                        start the worker, configured by environment or .env

  aps-webhook-worker subscriptions          who gets events, and how that goes
  aps-webhook-worker deliveries [filters]   events and where they stand, the newest first
  aps-webhook-worker deliveries <id>        one event: what it says, and every attempt
  aps-webhook-worker replay <id>…           send events again
  aps-webhook-worker replay [filters]       send all matching dead letters again, the oldest first
  aps-webhook-worker replay --all           send every dead letter again
  aps-webhook-worker replays                how far replays are
  aps-webhook-worker discard <id>…          remove events for good

  aps-webhook-worker quarantine [<id>]      callbacks refused for their signature, or one of them
  aps-webhook-worker verify <subscription>  how many of them are genuine with the secrets known
  aps-webhook-worker release <subscription> pass these on as events, the oldest first

  aps-webhook-worker reencrypt              rewrite the store with the newest ENCRYPTION_KEY

Filters
  --failed                dead letters: given up, or refused by n8n (for deliveries)
  --status <status>       queued, delivering, retrying, delivered or dead (for deliveries)
  --delivered             what n8n has taken before, instead of dead letters (for replay)
  --subscription <id>     events of one subscription
  --event <name>          e.g. dm.version.added
  --since <time>          received since: 2h, 30m, 7d, or a time such as 2026-03-02T16:40:00Z
  --until <time>          received before
  --limit <number>        how many to list, 50 by default
  --rate <number>         events per second to replay, 20 by default
  --secret-file <file>    a corrected secret, "-" for standard input (for verify, release): release
                          adds it to the subscription if callbacks were signed with it

Everywhere
  --json                  what the worker answers, as JSON
  --url <url>             where the worker is: WORKER_URL, otherwise this machine at PORT
  --help, --version

The API key is taken from API_KEY, otherwise from DATA_DIR/secrets.json.
Exit code: 0 done, 1 failed, 2 wrong usage.`;
