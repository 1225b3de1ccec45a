package io.madoguchi.subscription.letter;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the service mails; Japanese in {@code messages/letter_ja.properties}. */
@MessageBundle("letter")
interface LetterWords {

    @Message("Please confirm: mail from {company}")
    String confirmSubject(String company);

    @Message("One more step")
    String confirmHeading();

    @Message("Someone, we hope it was you, asked us to send mail to this address. You would receive:")
    String confirmOpening();

    @Message("Confirm the subscription")
    String confirmButton();

    @Message(
            "The link works for {hours} hours. If it was not you, do nothing: no more mail comes, and your address is deleted.")
    String confirmClosing(long hours);

    @Message("You get this mail because this address was entered in the sign-up form of {company}.")
    String confirmWhy(String company);

    @Message("To stop: do nothing. Without the confirmation nothing is sent.")
    String confirmStop();

    @Message("You are on the list: {company}")
    String welcomeSubject(String company);

    @Message("Welcome")
    String welcomeHeading();

    @Message("Thank you for confirming. From now on you receive:")
    String welcomeOpening();

    @Message(
            "Attached is the receipt for your consent. It is signed, and says what you agreed to, when, and which notice you were shown. Receipt number: {numbers}. Anyone you give it to can check it at {page}.")
    String welcomeReceipt(String numbers, String page);

    @Message("See or change your choices")
    String choicesButton();

    @Message("The link opens your choices without a password. Keep this mail for yourself, and do not pass it on.")
    String choicesClosing();

    @Message("You get this mail because you confirmed a subscription at {company}.")
    String welcomeWhy(String company);

    @Message("To stop, at any time:")
    String choicesStop();

    @Message("You already receive this: {company}")
    String alreadySubject(String company);

    @Message("Nothing has changed")
    String alreadyHeading();

    @Message("Someone, we hope it was you, asked for mail that already comes to this address:")
    String alreadyOpening();

    @Message("If it was not you, you need not do anything.")
    String alreadyClosing();

    @Message("You get this mail because this address was entered in the sign-up form of {company}, and is on its list.")
    String alreadyWhy(String company);

    @Message("Mail from {company} is stopped")
    String stoppedSubject(String company);

    @Message("It is stopped")
    String stoppedHeading();

    @Message("As asked for in our contact form, we have stopped everything that came to this address:")
    String stoppedOpening();

    @Message("Bring it back")
    String undoButton();

    @Message(
            "If you did not ask for this, bring it back with the link within {days} days. Otherwise there is nothing to do.")
    String stoppedClosing(long days);

    @Message("You get this one mail so that nobody else can stop your mail without your knowing.")
    String stoppedWhy();

    @Message("There is nothing left to stop.")
    String stoppedStop();

    @Message("{company}: our privacy policy changes")
    String changeSubject(String company);

    @Message("A new use of your data, and your say in it")
    String changeHeading();

    @Message("We have published a new version of “{title}”. New is that we would like to use the data you gave us:")
    String changeOpening(String title);

    @Message("{use} (only if you agree to it when we ask)")
    String changeOnlyWithConsent(String use);

    @Message("Say no to the new use")
    String changeButton();

    @Message(
            "If you do not say no, it starts for your data {time} after this mail has reached you, not before. Whatever you choose, nothing else changes: what you receive today goes on, and you can still say no later.")
    String changeClosing(String time);

    @Message("The whole policy, with all earlier versions: {page}")
    String changeRead(String page);

    @Message("You get this one notice because {company} holds data you gave. It is no advertising.")
    String changeWhy(String company);

    @Message("We owe this notice to everyone concerned, also to those who have stopped their mail. It comes once.")
    String changeStop();

    @Message("{company}: from now on it is your own choice")
    String reAskSubject(String company);

    @Message("Now you decide yourself")
    String reAskHeading();

    @Message(
            "Until now a guardian has answered for you at {company}. You have reached the age from which we ask you yourself. Please tell us whether we may go on with:")
    String reAskOpening(String company);

    @Message("using the contact {company} holds of you, as its privacy policy says")
    String reAskContact(String company);

    @Message("Yes, in my own name")
    String reAskButton();

    @Message(
            "The link works until {day}. Until then your guardian’s word counts. If you do nothing, it ends that day, and we stop using your data for this.")
    String reAskClosing(String day);

    @Message("You get this one mail because a guardian has answered for you at {company}.")
    String reAskWhy(String company);

    @Message("To say no: do nothing. We do not ask again.")
    String reAskStop();

    @Message("{company}: we have your entry for “{title}”")
    String entrySubject(String company, String title);

    @Message("You are in the draw")
    String entryHeading();

    @Message(
            "This is the receipt for your entry. Keep the number: with it anyone can check that your entry was among the drawn.")
    String entryOpening();

    @Message("Number of your entry: {number}")
    String entryNumber(String number);

    @Message("Entries close: {time}")
    String entryCloses(String time);

    @Message("The public value that decides the draw is known from: {time}")
    String entryValue(String time);

    @Message("See your entry, or take it back")
    String entryButton();

    @Message("Entering subscribes you to nothing: no newsletter comes from it. We write again only if you are drawn.")
    String entryNothingElse();

    @Message("Rules, draw and proof: {page}")
    String entryProof(String page);

    @Message("You get this mail because this address was entered in a promotion of {company}.")
    String entryWhy(String company);

    @Message("If it was not you, take the entry back here; the address is then deleted:")
    String entryStop();

    @Message("{company}: you have won in “{title}”")
    String prizeSubject(String company, String title);

    @Message("You have won")
    String prizeHeading();

    @Message("You were drawn in “{title}”. Your prize:")
    String prizeOpening(String title);

    @Message("See the prize, and answer")
    String prizeButton();

    @Message("Please answer by {time}. After that the prize goes to the next in the drawn order.")
    String prizeClosing(String time);

    @Message("A prize never costs anything. We ask for no payment, no card and no password.")
    String prizeCostsNothing();

    @Message("Anyone can check the draw: {page}")
    String prizeProof(String page);

    @Message("You get this mail because you entered a promotion of {company} and were drawn.")
    String prizeWhy(String company);

    @Message("If you do not want the prize, say so behind the link, or do nothing.")
    String prizeStop();

    @Message("{n} days")
    String days(long n);

    @Message("{n} hours")
    String hours(long n);

    @Message("{n} minutes")
    String minutes(long n);

    @Message("Questions: {contact}")
    String questions(String contact);
}
