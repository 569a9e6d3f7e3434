// Placeholder until the server's own command line stands here.
console.log('tickdeck: no server yet');
