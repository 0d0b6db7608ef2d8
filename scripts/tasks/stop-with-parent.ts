/**
 * Loaded before a local system that a script started: it ends when the script is gone, however that ended, and leaves
 * Ctrl-C to the script, which stops its systems in order.
 */
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
